package io.github.swremulator.manage;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.access.SentHost;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The host, and the port if any, of the registry from which images are pulled: the configured one, or else that of the region,
 * which the host that the client called names, such as {@code swr-api.cn-east-3.myhuaweicloud.com}.
 */
@Component
public class RegistryHosts {

    private static final String API = "swr-api.";
    private static final String REGISTRY = "swr.";

    /** A host of a region, as on the real service, such as {@code swr.cn-north-1.myhuaweicloud.com}. */
    private static final Pattern OF_REGION = Pattern.compile("swr\\.([a-z]+(?:-[a-z0-9]+){1,8})(\\..+)");

    /** The region that the name of a project begins with: {@code eu-de_team} is a project in eu-de. */
    private static final Pattern REGION_OF_PROJECT = Pattern.compile("([a-z]+(?:-[a-z0-9]+){1,8})(?:_.*)?");

    private final ApiSettings settings;
    private final String ownRegion;
    private final String byDefault;

    RegistryHosts(ApiSettings settings, AccountSettings own) {
        this.settings = settings;
        this.ownRegion = own.region();
        this.byDefault = REGISTRY + ownRegion + ".myhuaweicloud.com";
    }

    /** The host in the reply to a request. */
    public String of(HttpServletRequest request) {
        String configured = settings.registryHost();
        boolean followsRequest = ApiSettings.HOST_OF_REQUEST.equals(configured);
        if (configured != null && !followsRequest) {
            return configured;
        }
        String called = SentHost.of(request).host();
        if (called.startsWith(API)) {
            return REGISTRY + called.substring(API.length());
        }
        return followsRequest ? called : byDefault;
    }

    /** The host for the login to a project, which belongs to a region. */
    public String of(HttpServletRequest request, String project) {
        String host = of(request);
        Matcher regional = OF_REGION.matcher(host);
        Matcher region = REGION_OF_PROJECT.matcher(project);
        boolean isDerived = !host.equals(settings.registryHost());
        return isDerived && regional.matches() && region.matches()
                ? REGISTRY + region.group(1) + regional.group(2)
                : host;
    }

    /** The region of the host that the client called, or else the account's own. */
    public String region(HttpServletRequest request) {
        Matcher regional =
                OF_REGION.matcher(SentHost.of(request).host().replaceFirst("^" + Pattern.quote(API), REGISTRY));
        return regional.matches() ? regional.group(1) : ownRegion;
    }
}

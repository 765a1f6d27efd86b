package io.github.swremulator.manage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the management API.
 *
 * @param edition of the vendor's page swr_02_0035: {@code 2018}, of 2018-12-19, has fourteen fields a tag, and lists all tags
 *     unless a limit is specified; {@code current}, of 2025, has seventeen, and lists the first hundred
 * @param registryHost the host, and the port if any, of pull addresses; {@code request} takes the one that the client called
 * @param internalHost the host and port of pull addresses inside a cluster, in edition 2018
 * @param tagMatch whether the parameter {@code tag} of the v2 list is a whole name or a part of one
 * @param errorFormat whether errors have the old and the recommended form at once, or are the older bare array
 * @param maxDescription the most characters of the description of an image repository
 * @param v3NextMarker whether pages of the v3 tag list also have {@code next_marker}, which one client reads instead of
 *     {@code nextMarker}
 * @param maxLongLists how many lists longer than a page are written at a time; further ones wait
 */
@Validated
@ConfigurationProperties("swr.api")
public record ApiSettings(
        @DefaultValue("2018") @Pattern(regexp = "2018|current", message = "must be one of [2018, current]")
        String edition,

        @DefaultValue("swr.cn-north-1.myhuaweicloud.com") @Pattern(regexp = HOST, message = HOST_EXPECTED)
        String registryHost,

        @DefaultValue("10.125.0.198:20202") @Pattern(regexp = HOST, message = HOST_EXPECTED)
        String internalHost,

        @DefaultValue("exact") TagMatch tagMatch,

        @DefaultValue("dual") ErrorFormat errorFormat,

        @DefaultValue("30000") @Min(0) @Max(30_000) int maxDescription,

        @DefaultValue("false") boolean v3NextMarker,

        @DefaultValue("4") @Min(1) int maxLongLists) {

    /** The value of {@code registryHost} that stands for the host that the client called. */
    public static final String HOST_OF_REQUEST = "request";

    private static final String HOST = "[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?";
    private static final String HOST_EXPECTED = "must be a host name or an address, and may end in a colon and a port";

    public boolean isCurrentEdition() {
        return edition.equals("current");
    }

    /** The host, and the port if any, of the pull addresses in the reply to a request. */
    public String registryHost(HttpServletRequest request) {
        if (!registryHost.equals(HOST_OF_REQUEST)) {
            return registryHost;
        }
        int port = request.getServerPort();
        boolean isDefaultPort = port == (request.isSecure() ? 443 : 80);
        return isDefaultPort ? request.getServerName() : request.getServerName() + ":" + port;
    }

    public enum TagMatch {
        EXACT,
        CONTAINS
    }

    public enum ErrorFormat {
        DUAL,
        ARRAY
    }
}

package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where the client sent a request to, by {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-Port} of a
 * proxy, or else by the request itself. Links and addresses in replies follow it; no permission depends on it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host with the port, unless it is the scheme's own
 */
public record SentHost(String scheme, String host) {

    private static final Pattern SCHEME = Pattern.compile("(?i)https?");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern LAST_PORT = Pattern.compile(":[0-9]*$");

    public static SentHost of(HttpServletRequest request) {
        String proto = forwarded("X-Forwarded-Proto", SCHEME, request);
        String scheme = proto == null ? request.getScheme() : proto.toLowerCase(Locale.ROOT);
        String forwardedHost = forwarded("X-Forwarded-Host", HOST, request);
        String host = forwardedHost == null ? own(request) : forwardedHost;
        String port = forwarded("X-Forwarded-Port", PORT, request);
        boolean isExact = port == null
                || (forwardedHost != null && LAST_PORT.matcher(forwardedHost).find());
        String all = isExact ? host : LAST_PORT.matcher(host).replaceFirst("") + ":" + port;
        String unneeded = scheme.equals("https") ? ":443" : ":80";
        return new SentHost(scheme, all.endsWith(unneeded) ? all.substring(0, all.length() - unneeded.length()) : all);
    }

    /** Clients of HTTP/1.0 need not send the header. */
    private static String own(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null || host.isEmpty() ? request.getServerName() + ":" + request.getServerPort() : host;
    }

    /** The value of the proxy nearest to the client; one of another form is ignored. */
    private static @Nullable String forwarded(String header, Pattern form, HttpServletRequest request) {
        String values = request.getHeader(header);
        if (values == null) {
            return null;
        }
        String first = values.split(",", 2)[0].strip();
        return form.matcher(first).matches() ? first : null;
    }

    public String url() {
        return scheme + "://" + host;
    }
}

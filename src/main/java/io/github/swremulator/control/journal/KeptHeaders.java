package io.github.swremulator.control.journal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few headers that tell one client from another; of those that are secret only that they were there. */
final class KeptHeaders {

    static final String REDACTED = "(redacted)";

    private static final int MAX_LENGTH = 256;
    private static final List<String> SHOWN = List.of(
            "Host",
            "User-Agent",
            "Accept",
            "Content-Type",
            "Content-Length",
            "X-Sdk-Date",
            "X-Project-Id",
            "X-Emulator-Fault");
    private static final List<String> SECRET =
            List.of("Authorization", "X-Auth-Token", "X-Security-Token", "Cookie", "Proxy-Authorization");

    private KeptHeaders() {}

    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> kept = new LinkedHashMap<>();
        SHOWN.forEach(name -> keep(kept, name, shortened(request.getHeader(name))));
        SECRET.forEach(name -> keep(kept, name, request.getHeader(name) == null ? null : REDACTED));
        return kept;
    }

    private static void keep(Map<String, String> kept, String name, @Nullable String value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    }
}

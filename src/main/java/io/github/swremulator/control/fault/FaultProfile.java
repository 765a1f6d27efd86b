package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/** Rules that ship with the emulator, in a resource for each profile. */
enum FaultProfile {
    /** Limits the rate of calls. */
    @JsonProperty("throttled")
    THROTTLED,
    /** Now and then, the load balancer in front of the service answers with an HTML page. */
    @JsonProperty("flaky-gateway")
    FLAKY_GATEWAY,
    /** Delays all replies, and a few of them for long. */
    @JsonProperty("slow")
    SLOW,
    /** Each credential works for some calls, then has expired for some. */
    @JsonProperty("auth-expiring")
    AUTH_EXPIRING,
    /** Tags change while a client pages through them. */
    @JsonProperty("moving-pages")
    MOVING_PAGES;

    byte[] rules() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (InputStream rules = new ClassPathResource("faults/" + name + ".json").getInputStream()) {
            return rules.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

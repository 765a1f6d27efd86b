package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/** Rules that ship with the emulator, each profile in a resource of its name. */
enum FaultProfile {
    /** More than a few calls at once are refused. */
    @JsonProperty("throttled")
    THROTTLED,
    /** What stands in front of the service fails now and then, with a page in HTML. */
    @JsonProperty("flaky-gateway")
    FLAKY_GATEWAY,
    /** Replies take their time, and a few take long. */
    @JsonProperty("slow")
    SLOW,
    /** A credential works for some calls, then it has expired for some. */
    @JsonProperty("auth-expiring")
    AUTH_EXPIRING,
    /** The tags change while a client pages through them. */
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

package io.github.swremulator.control;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Access to the control API.
 *
 * @param token the token that requests must have; empty if none is required
 * @param hosts further host names that {@code Host} may have; {@code *.example.com} accepts all subdomains, {@code *} all names
 * @param maxBody the largest body that is read, such as {@code 16MB}
 */
@Validated
@ConfigurationProperties("swr.control")
record ControlSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("") @Pattern(regexp = "[\\x21-\\x7E]*", message = "must be ASCII characters without blanks")
        String token,

        @DefaultValue({}) List<@Pattern(regexp = HOST, message = HOST_EXPECTED) String> hosts,
        @DefaultValue("16MB") DataSize maxBody) {

    private static final String HOST = "\\*|(\\*\\.)?[A-Za-z0-9._-]{1,253}";
    private static final String HOST_EXPECTED = "must be a host name without a port, *.example.com or *";

    ControlSettings {
        if (maxBody.isNegative()) {
            throw new IllegalArgumentException("swr.control.max-body must be 0B or more");
        }
    }
}

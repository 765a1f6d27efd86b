package io.github.swremulator.control;

import io.github.swremulator.settings.SettingValue;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Access to the control API.
 *
 * @param token the token that requests must have; empty if none is required
 * @param hosts further host names that {@code Host} may have; {@code *.example.com} accepts all subdomains, {@code *} all names
 * @param maxBody the largest body that is read, such as {@code 16MB}
 */
@ConfigurationProperties("swr.control")
record ControlSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String token,
        @DefaultValue({}) List<String> hosts,
        @DefaultValue("16MB") DataSize maxBody) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]*");
    private static final Pattern HOST = Pattern.compile("\\*|(\\*\\.)?[A-Za-z0-9._-]{1,253}");

    ControlSettings {
        SettingValue.requireMatch(VISIBLE, "swr.control.token", token, "must be ASCII characters without blanks");
        for (int n = 0; n < hosts.size(); n++) {
            SettingValue.requireMatch(
                    HOST,
                    "swr.control.hosts[" + n + "]",
                    hosts.get(n),
                    "must be a host name without a port, *.example.com or *");
        }
        SettingValue.require(!maxBody.isNegative(), "swr.control.max-body", maxBody, "must not be negative");
    }
}

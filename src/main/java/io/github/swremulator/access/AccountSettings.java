package io.github.swremulator.access;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The emulator's own account.
 *
 * @param accountId 32 hexadecimal digits
 */
@Validated
@ConfigurationProperties("swr.api")
record AccountSettings(
        @DefaultValue("05949d5a5800d5c11f5cc01a15dbbd7d")
        @Pattern(regexp = "[0-9a-f]{32}", message = "must be 32 lower-case hexadecimal digits")
        String accountId) {}

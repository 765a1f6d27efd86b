package io.github.swremulator.access;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the API.
 *
 * @param mode whether a request must show a credential, and whether it must be good
 * @param users whose credentials are good
 * @param tokens that are good without having been issued
 * @param tokenLifetime how long an issued token is good
 * @param clockSkew how far a signature's time may be from the emulator's
 * @param maxBody the largest body of a request that is read
 */
@Validated
@ConfigurationProperties(prefix = "swr.access", ignoreUnknownFields = false)
record AccessSettings(
        @DefaultValue("open") Mode mode,
        @DefaultValue({}) List<@Valid UserSettings> users,
        @DefaultValue({}) List<@Valid TokenSettings> tokens,
        @DefaultValue("24h") Duration tokenLifetime,
        @DefaultValue("15m") Duration clockSkew,
        @DefaultValue("12MB") DataSize maxBody) {

    enum Mode {
        /** Every request is answered. */
        OPEN,
        /** A credential must be there; what it says is not looked at. */
        PRESENT,
        /** A credential must be there, and be of one of the users. */
        VERIFY
    }

    AccessSettings {
        SettingsConflicts.refuse(users, tokens);
        expect(mode != Mode.VERIFY || !users.isEmpty(), "mode verify needs users: access-key and secret-key of each");
        expect(tokenLifetime.toSeconds() > 0, "token-lifetime must be 1s or more");
        expect(!clockSkew.isNegative(), "clock-skew must be 0s or more");
        expect(maxBody.toBytes() >= 0 && maxBody.toBytes() < Integer.MAX_VALUE, "max-body must be 0B to 2047MB");
    }

    static void expect(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("swr.access." + expected);
        }
    }
}

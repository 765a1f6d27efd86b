package io.github.swremulator.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that is good without having been issued.
 *
 * @param token what X-Auth-Token says
 * @param user the access key or the name of whom it stands for
 * @param expiresAt when it ends, or null for never
 */
record TokenSettings(
        @NotNull(message = "must be stated")
        @Pattern(regexp = UserSettings.VISIBLE, message = UserSettings.VISIBLE_EXPECTED)
        String token,

        @NotNull(message = "must be stated: the access key or the name of a user")
        String user,

        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "token of " + user;
    }
}

package io.github.swremulator.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A user, as the settings state one: the two keys are enough.
 *
 * @param accessKey which every signature names
 * @param secretKey which every signature is made with
 * @param securityToken what must come along as X-Security-Token, where the keys are temporary
 * @param expiresAt when temporary keys end
 * @param id 32 hexadecimal digits, or else derived from the names
 * @param name the access key, where none is stated
 * @param password for POST /v3/auth/tokens
 * @param accountName the emulator's own account, where none is stated
 * @param accountId 32 hexadecimal digits, or else derived from the account's name
 * @param role what the user may do
 */
record UserSettings(
        @NotNull(message = "must be stated, each user has one")
        @Pattern(regexp = ACCESS_KEY, message = "must be 1 to 128 letters, digits, - and _")
        String accessKey,

        @NotNull(message = "must be stated, each access key has one")
        @Pattern(regexp = VISIBLE, message = VISIBLE_EXPECTED)
        String secretKey,

        @Pattern(regexp = VISIBLE, message = VISIBLE_EXPECTED) @Nullable
        String securityToken,

        @Nullable Instant expiresAt,

        @Pattern(regexp = ID, message = ID_EXPECTED) @Nullable
        String id,

        @Pattern(regexp = NAME, message = NAME_EXPECTED) @Nullable
        String name,

        @Nullable String password,

        @Pattern(regexp = ID, message = ID_EXPECTED) @Nullable
        String accountId,

        @Pattern(regexp = NAME, message = NAME_EXPECTED) @Nullable
        String accountName,

        @DefaultValue("administrator") Role role) {

    static final String ACCESS_KEY = "[A-Za-z0-9_-]{1,128}";
    static final String VISIBLE = "[\\x21-\\x7E]{1,16000}";
    static final String VISIBLE_EXPECTED = "must be ASCII characters without blanks";

    private static final String ID = "[0-9a-f]{32}";
    private static final String ID_EXPECTED = "must be 32 lower-case hexadecimal digits";
    private static final String NAME = "[^\\p{C}]{1,128}";
    private static final String NAME_EXPECTED = "must be 1 to 128 characters that can be printed";

    enum Role {
        /** Everything in the account. */
        ADMINISTRATOR,
        /** What the permissions of an organization or a repository grant. */
        USER
    }

    /** The account's name, or nothing for the emulator's own. */
    String account() {
        return accountName == null ? "" : accountName;
    }

    @Override
    public String toString() {
        return "user " + accessKey;
    }
}

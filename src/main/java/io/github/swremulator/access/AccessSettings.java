package io.github.swremulator.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The authentication of the emulated API. Messages show no values, since they may be secrets.
 *
 * @param mode whether a request must have a credential, and whether it is verified
 * @param users the users whose credentials are accepted
 * @param tokens tokens that are accepted without having been issued
 * @param tokenLifetime how long an issued token is valid
 * @param clockSkew how far a signature's time may be from the emulator's
 * @param maxBody the largest request body that is read
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

    static final String ACCESS_KEY = "[A-Za-z0-9_-]{1,128}";

    private static final String VISIBLE = "[\\x21-\\x7E]{1,16000}";
    private static final String VISIBLE_EXPECTED = "must be ASCII characters without blanks";
    private static final String ID = "[0-9a-f]{32}";
    private static final String ID_EXPECTED = "must be 32 lower-case hexadecimal digits";
    private static final String NAME = "[^\\p{C}]{1,128}";
    private static final String NAME_EXPECTED = "must be 1 to 128 printable characters";

    enum Mode {
        /** No credential is required. */
        OPEN,
        /** A credential is required, but not verified. */
        PRESENT,
        /** A credential of one of the users is required. */
        VERIFY
    }

    enum Role {
        /** May do everything in the account. */
        ADMINISTRATOR,
        /** May do what the permissions of an organization or an image repository grant. */
        USER
    }

    /**
     * A user; only the two keys are required.
     *
     * @param accessKey the key that a signature names
     * @param secretKey the key that a signature is made with
     * @param securityToken the value of X-Security-Token that temporary keys need
     * @param expiresAt when temporary keys expire
     * @param id 32 hexadecimal digits; by default derived from the names
     * @param name by default the access key
     * @param password for POST /v3/auth/tokens
     * @param accountId 32 hexadecimal digits; by default derived from the account's name
     * @param accountName by default the emulator's own account
     * @param role what the user may do
     */
    record UserSettings(
            @NotNull(message = "must be set for each user")
            @Pattern(regexp = ACCESS_KEY, message = "must be 1 to 128 letters, digits, - and _")
            String accessKey,

            @NotNull(message = "must be set for each access key") @Pattern(regexp = VISIBLE, message = VISIBLE_EXPECTED)
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

        /** The account's name, or "" for the emulator's own. */
        String account() {
            return accountName == null ? "" : accountName;
        }

        String nameOrAccessKey() {
            return name == null ? accessKey : name;
        }

        String idOrDerived() {
            return id == null ? Sha256.id("user", account(), nameOrAccessKey()) : id;
        }

        private String accountIdOrDerived() {
            return accountId == null ? Sha256.id("account", account()) : accountId;
        }

        boolean isCalled(String accessKeyOrName) {
            return accessKeyOrName.equals(accessKey) || accessKeyOrName.equals(name);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "user " + accessKey;
        }
    }

    /**
     * A token that is accepted without having been issued.
     *
     * @param token the value of X-Auth-Token
     * @param user the access key or the name of its user
     * @param expiresAt by default never
     */
    record TokenSettings(
            @NotNull(message = "must be set") @Pattern(regexp = VISIBLE, message = VISIBLE_EXPECTED)
            String token,

            @NotNull(message = "must be set to the access key or the name of a user")
            String user,

            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "token of " + user;
        }
    }

    AccessSettings {
        expectDifferent("users", "access-key", users, UserSettings::accessKey);
        expectDifferent("users", "name", users, user -> user.account() + "\n" + user.nameOrAccessKey());
        expectDifferent("users", "id", users, UserSettings::idOrDerived);
        expectDifferent("tokens", "token", tokens, TokenSettings::token);
        checkUsers(users);
        checkTokens(tokens, users);
        expect(
                mode != Mode.VERIFY || !users.isEmpty(),
                "mode verify requires users, each with access-key and secret-key");
        expect(tokenLifetime.toSeconds() > 0, "token-lifetime must be 1s or more");
        expect(!clockSkew.isNegative(), "clock-skew must be 0s or more");
        expect(maxBody.toBytes() >= 0 && maxBody.toBytes() < Integer.MAX_VALUE, "max-body must be 0B to 2047MB");
    }

    private static void expect(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("swr.access." + expected);
        }
    }

    private static <T> void expectDifferent(
            String list, String setting, List<T> all, Function<T, @Nullable String> reader) {
        Map<String, Integer> seen = new HashMap<>();
        for (int n = 0; n < all.size(); n++) {
            String value = reader.apply(all.get(n));
            Integer first = value == null ? null : seen.putIfAbsent(value, n);
            expect(first == null, "%s[%d].%s must differ from that of %s[%d]".formatted(list, n, setting, list, first));
        }
    }

    private static void checkUsers(List<UserSettings> users) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int n = 0; n < users.size(); n++) {
            UserSettings user = users.get(n);
            String place = "users[" + n + "].";
            String name = user.account();
            String id = user.accountIdOrDerived();
            String idBefore = ids.putIfAbsent(name, id);
            String nameBefore = names.putIfAbsent(id, name);
            expect(
                    (idBefore == null || idBefore.equals(id)) && (nameBefore == null || nameBefore.equals(name)),
                    place + "account-id and account-name contradict those of an earlier user");
            expect(
                    !SessionCredential.isAccessKey(String.valueOf(user.accessKey())),
                    place + "access-key must not have the form of a session's: EMUSES and 14 characters");
            expect(
                    user.expiresAt() == null || user.securityToken() != null,
                    place + "expires-at is only for temporary keys, which have a security-token");
        }
    }

    private static void checkTokens(List<TokenSettings> tokens, List<UserSettings> users) {
        for (int n = 0; n < tokens.size(); n++) {
            String place = "tokens[" + n + "].";
            String name = tokens.get(n).user();
            long found = users.stream()
                    .filter(user -> name == null || user.isCalled(name))
                    .count();
            expect(
                    !SessionCredential.isToken(String.valueOf(tokens.get(n).token())),
                    place + "token must not have the form of a session's: session- and 64 hexadecimal digits");
            expect(found > 0, place + "user must be the access key or the name of a user");
            expect(name == null || found == 1, place + "user is the name of several users: specify an access key");
        }
    }
}

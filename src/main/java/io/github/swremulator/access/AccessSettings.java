package io.github.swremulator.access;

import io.github.swremulator.settings.SettingValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
@ConfigurationProperties(prefix = "swr.access", ignoreUnknownFields = false)
record AccessSettings(
        @DefaultValue("open") Mode mode,
        @DefaultValue({}) List<UserSettings> users,
        @DefaultValue({}) List<TokenSettings> tokens,
        @DefaultValue("24h") Duration tokenLifetime,
        @DefaultValue("15m") Duration clockSkew,
        @DefaultValue("12MB") DataSize maxBody) {

    static final String ACCESS_KEY = "[A-Za-z0-9_-]{1,128}";

    private static final Pattern KEY = Pattern.compile(ACCESS_KEY);
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,16000}");
    private static final String VISIBLE_EXPECTED = "must be ASCII characters without blanks";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String ID_EXPECTED = "must be 32 lower-case hexadecimal digits";
    private static final Pattern NAME = Pattern.compile("[^\\p{C}]{1,128}");
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
            String accessKey,
            String secretKey,
            @Nullable String securityToken,
            @Nullable Instant expiresAt,
            @Nullable String id,
            @Nullable String name,
            @Nullable String password,
            @Nullable String accountId,
            @Nullable String accountName,
            @DefaultValue("administrator") Role role) {

        private void check(String place) {
            expectSet(place + "access-key", accessKey, "must be set for each user");
            expectSet(place + "secret-key", secretKey, "must be set for each access key");
            expectMatch(KEY, place + "access-key", accessKey, "must be 1 to 128 letters, digits, - and _");
            expectMatch(VISIBLE, place + "secret-key", secretKey, VISIBLE_EXPECTED);
            expectMatch(VISIBLE, place + "security-token", securityToken, VISIBLE_EXPECTED);
            expectMatch(ID, place + "id", id, ID_EXPECTED);
            expectMatch(NAME, place + "name", name, NAME_EXPECTED);
            expectMatch(ID, place + "account-id", accountId, ID_EXPECTED);
            expectMatch(NAME, place + "account-name", accountName, NAME_EXPECTED);
            expect(
                    !SessionCredential.isAccessKey(accessKey),
                    place + "access-key",
                    "must not have the form of a session's: EMUSES and 14 characters");
            expect(
                    expiresAt == null || securityToken != null,
                    place + "expires-at",
                    "is only for temporary keys, which have a security-token");
        }

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
            String token, String user, @Nullable Instant expiresAt) {

        private void check(String place, List<UserSettings> users) {
            expectSet(place + "token", token, "must be set");
            expectSet(place + "user", user, "must be set to the access key or the name of a user");
            expectMatch(VISIBLE, place + "token", token, VISIBLE_EXPECTED);
            expect(
                    !SessionCredential.isToken(token),
                    place + "token",
                    "must not have the form of a session's: session- and 64 hexadecimal digits");
            long found = users.stream().filter(known -> known.isCalled(user)).count();
            expect(found > 0, place + "user", "must be the access key or the name of a user");
            expect(found <= 1, place + "user", "is the name of several users: specify an access key");
        }

        @Override
        public String toString() {
            return "token of " + user;
        }
    }

    AccessSettings {
        for (int n = 0; n < users.size(); n++) {
            users.get(n).check("users[" + n + "].");
        }
        expectDifferent("users", "access-key", users, UserSettings::accessKey);
        expectDifferent("users", "name", users, user -> user.account() + "\n" + user.nameOrAccessKey());
        expectDifferent("users", "id", users, UserSettings::idOrDerived);
        expectConsistentAccounts(users);
        for (int n = 0; n < tokens.size(); n++) {
            tokens.get(n).check("tokens[" + n + "].", users);
        }
        expectDifferent("tokens", "token", tokens, TokenSettings::token);
        expect(
                mode != Mode.VERIFY || !users.isEmpty(),
                "users",
                "must be set: mode verify requires users, each with access-key and secret-key");
        expect(tokenLifetime.toSeconds() > 0, "token-lifetime", "must be 1s or more");
        expect(!clockSkew.isNegative(), "clock-skew", "must not be negative");
        expect(maxBody.toBytes() >= 0 && maxBody.toBytes() < Integer.MAX_VALUE, "max-body", "must be 0B to 2047MB");
    }

    private static void expect(boolean holds, String setting, String expected) {
        SettingValue.require(holds, "swr.access." + setting, null, expected);
    }

    /** A setting that is not set is null, whatever its type says. */
    private static void expectSet(String setting, @Nullable String value, String expected) {
        expect(value != null, setting, expected);
    }

    private static void expectMatch(Pattern pattern, String setting, @Nullable String value, String expected) {
        expect(value == null || pattern.matcher(value).matches(), setting, expected);
    }

    private static <T> void expectDifferent(String list, String setting, List<T> all, Function<T, String> reader) {
        Map<String, Integer> seen = new HashMap<>();
        for (int n = 0; n < all.size(); n++) {
            Integer first = seen.putIfAbsent(reader.apply(all.get(n)), n);
            expect(
                    first == null,
                    "%s[%d].%s".formatted(list, n, setting),
                    "must differ from that of %s[%d]".formatted(list, first));
        }
    }

    private static void expectConsistentAccounts(List<UserSettings> users) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int n = 0; n < users.size(); n++) {
            String name = users.get(n).account();
            String id = users.get(n).accountIdOrDerived();
            String idBefore = ids.putIfAbsent(name, id);
            String nameBefore = names.putIfAbsent(id, name);
            expect(
                    (idBefore == null || idBefore.equals(id)) && (nameBefore == null || nameBefore.equals(name)),
                    "users[" + n + "]",
                    "account-id and account-name contradict those of an earlier user");
        }
    }
}

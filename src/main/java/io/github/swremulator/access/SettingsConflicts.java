package io.github.swremulator.access;

import static io.github.swremulator.access.AccessSettings.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refuses users and tokens that cannot be told apart. No message has a value, since it may be a secret. */
final class SettingsConflicts {

    private SettingsConflicts() {}

    static void refuse(List<UserSettings> users, List<TokenSettings> tokens) {
        refuseDoubled("users", "access-key", users, UserSettings::accessKey);
        refuseDoubled("users", "name", users, user -> user.account() + "\n" + User.name(user));
        refuseDoubled("users", "id", users, User::userId);
        refuseDoubled("tokens", "token", tokens, TokenSettings::token);
        refuseTwoIds(users);
        for (int n = 0; n < users.size(); n++) {
            UserSettings user = users.get(n);
            expect(
                    !SessionCredentials.isAccessKey(String.valueOf(user.accessKey())),
                    "users[" + n + "].access-key has the form of a session's, EMUSES and 14 characters");
            expect(
                    user.expiresAt() == null || user.securityToken() != null,
                    "users[" + n + "].expires-at is for temporary keys, which have a security-token");
        }
        for (int n = 0; n < tokens.size(); n++) {
            expect(
                    !SessionCredentials.isToken(String.valueOf(tokens.get(n).token())),
                    "tokens[" + n + "].token has the form of a session's, session- and 64 digits");
        }
        refuseStrangers(users, tokens);
    }

    private static <T> void refuseDoubled(
            String list, String member, List<T> all, Function<T, @Nullable String> reader) {
        Map<String, Integer> seen = new HashMap<>();
        for (int n = 0; n < all.size(); n++) {
            String value = reader.apply(all.get(n));
            Integer first = value == null ? null : seen.putIfAbsent(value, n);
            expect(first == null, "%s[%d].%s is that of %s[%d], too".formatted(list, n, member, list, first));
        }
    }

    private static void refuseTwoIds(List<UserSettings> users) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int n = 0; n < users.size(); n++) {
            String name = users.get(n).account();
            String id = User.accountId(users.get(n));
            String idBefore = ids.putIfAbsent(name, id);
            String nameBefore = names.putIfAbsent(id, name);
            expect(
                    (idBefore == null || idBefore.equals(id)) && (nameBefore == null || nameBefore.equals(name)),
                    "users[" + n
                            + "].account-id and account-name: an account before has one of both, and another other");
        }
    }

    private static void refuseStrangers(List<UserSettings> users, List<TokenSettings> tokens) {
        for (int n = 0; n < tokens.size(); n++) {
            String stated = tokens.get(n).user();
            long found = users.stream()
                    .filter(user -> stated == null || User.isCalled(stated, user))
                    .count();
            expect(found > 0, "tokens[" + n + "].user is neither the access key nor the name of a user");
            expect(
                    stated == null || found == 1,
                    "tokens[" + n + "].user is the name of several users: state an access key");
        }
    }
}

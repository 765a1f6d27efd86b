package io.github.swremulator.access;

import io.github.swremulator.access.AccessSettings.Role;
import io.github.swremulator.access.AccessSettings.UserSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The users of the settings, and the administrators who act for sessions and unverified callers. */
@Component
class Users {

    private final List<User> all;
    private final AccountSettings own;

    /** A user with all defaults of the settings applied. */
    record User(
            String accessKey,
            String secretKey,
            @Nullable String securityToken,
            @Nullable Instant expiresAt,
            @Nullable String password,
            Caller caller) {

        /** Differs from the secret key, so that no token can be used as a signature. */
        byte[] tokenKey() {
            return Sha256.of(("token\n" + secretKey).getBytes(StandardCharsets.UTF_8));
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "user " + caller.userName();
        }
    }

    Users(AccessSettings settings, AccountSettings own) {
        this.own = own;
        this.all = settings.users().stream().map(this::of).toList();
    }

    private User of(UserSettings settings) {
        String account = settings.accountName() == null ? own.accountName() : settings.accountName();
        Caller caller = new Caller(
                settings.idOrDerived(),
                settings.nameOrAccessKey(),
                settings.accountId() == null ? accountId(account) : settings.accountId(),
                account,
                settings.role() == Role.ADMINISTRATOR);
        return new User(
                settings.accessKey(),
                settings.secretKey(),
                settings.securityToken(),
                settings.expiresAt(),
                settings.password(),
                caller);
    }

    private String accountId(String name) {
        return name.equals(own.accountName()) ? own.accountId() : Sha256.id("account", name);
    }

    /**
     * The user of a request whose credential is not verified: the administrator with this name in this account, each by
     * default that of the emulator's own account. Without both names it is the first user of the settings, if any.
     */
    User unverified(@Nullable String name, @Nullable String accountName) {
        return name == null && accountName == null && !all.isEmpty()
                ? all.get(0)
                : administrator("", "", name, accountName);
    }

    User ofSession(SessionCredential session) {
        return administrator(session.accessKey(), session.secretKey(), null, null);
    }

    private User administrator(
            String accessKey, String secretKey, @Nullable String nameOrNull, @Nullable String accountOrNull) {
        String name = nameOrNull == null ? own.accountName() : nameOrNull;
        String account = accountOrNull == null ? own.accountName() : accountOrNull;
        Caller caller = new Caller(Sha256.id("user", account, name), name, accountId(account), account, true);
        return new User(accessKey, secretKey, null, null, null, caller);
    }

    Optional<User> find(Predicate<User> which) {
        return all.stream().filter(which).findFirst();
    }

    @Nullable
    User withAccessKey(String accessKey) {
        return find(user -> user.accessKey().equals(accessKey)).orElse(null);
    }

    @Nullable
    User withId(String id) {
        return find(user -> user.caller().userId().equals(id)).orElse(null);
    }
}

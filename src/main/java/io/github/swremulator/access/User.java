package io.github.swremulator.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user, with all that the settings left out. */
record User(
        String accessKey,
        String secretKey,
        @Nullable String securityToken,
        @Nullable Instant expiresAt,
        @Nullable String password,
        Caller caller) {

    static User of(UserSettings stated, OwnAccount own) {
        boolean administrator = stated.role() == UserSettings.Role.ADMINISTRATOR;
        String account = stated.accountName() == null ? own.accountName() : stated.accountName();
        String accountId = stated.accountId() == null ? accountId(account, own) : stated.accountId();
        Caller caller = new Caller(userId(stated), name(stated), accountId, account, administrator);
        return new User(
                stated.accessKey(),
                stated.secretKey(),
                stated.securityToken(),
                stated.expiresAt(),
                stated.password(),
                caller);
    }

    /** Who calls where nobody looks at it: whoever they say they are. */
    static User taken(@Nullable String name, @Nullable String accountName, OwnAccount own) {
        String account = accountName == null ? own.accountName() : accountName;
        String user = name == null ? own.accountName() : name;
        Caller caller = new Caller(userId(account, user), user, accountId(account, own), account, true);
        return new User("", "", null, null, null, caller);
    }

    /** Whom the keys of a session stand for. */
    static User of(SessionCredential session, OwnAccount own) {
        return new User(
                session.accessKey(),
                session.secretKey(),
                null,
                null,
                null,
                taken(null, null, own).caller());
    }

    static String name(UserSettings user) {
        return user.name() == null ? user.accessKey() : user.name();
    }

    static String userId(UserSettings user) {
        return user.id() == null ? userId(user.account(), name(user)) : user.id();
    }

    static String accountId(UserSettings user) {
        return user.accountId() == null ? accountId(user.account()) : user.accountId();
    }

    private static String accountId(String name, OwnAccount own) {
        return name.equals(own.accountName()) ? own.accountId() : accountId(name);
    }

    private static String accountId(String name) {
        return Sha256.id("account", name);
    }

    static String userId(String accountName, String name) {
        return Sha256.id("user", accountName, name);
    }

    /** Whether a token's user is this one. */
    static boolean isCalled(String accessKeyOrName, UserSettings user) {
        return accessKeyOrName.equals(user.accessKey()) || accessKeyOrName.equals(user.name());
    }

    /** Another than the secret key itself, so that no token is of use as a signature. */
    byte[] tokenKey() {
        return Sha256.of("token\n" + secretKey);
    }

    @Override
    public String toString() {
        return "user " + caller.userName();
    }
}

package io.github.swremulator.access;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Users.User;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues tokens for passwords, keys and tokens, and logins for the registry. Secrets are compared only when credentials are verified. */
@Component
public class Logins {

    private static final int ACCESS_KEY_LENGTH = 20;

    private final Users users;
    private final Tokens tokens;
    private final SessionCredential.Lookup sessions;
    private final boolean isVerifying;

    /**
     * A token that was issued.
     *
     * @param value for X-Auth-Token
     * @param claims what its issuer wrote into it; null if it was not issued but configured, or is that of a session
     */
    public record IssuedToken(
            String value,
            Caller caller,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable String claims) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "token of " + caller.userName();
        }
    }

    /** Who a user claims to be: an id, or a name and the account's name or id. */
    public record LoginName(
            @Nullable String id,
            @Nullable String name,
            @Nullable String accountId,
            @Nullable String accountName) {

        boolean isOf(Caller caller) {
            return id == null
                    ? caller.userName().equals(name)
                            && (caller.accountName().equals(accountName)
                                    || caller.accountId().equals(accountId))
                    : caller.userId().equals(id);
        }
    }

    /**
     * The login of a Docker client at the registry.
     *
     * @param accessKey the user name, after the project's name and an {@code @}
     * @param password the hexadecimal HMAC-SHA256 of the access key, with its secret key as key (usermanual-swr, swr_01_1000)
     */
    public record RegistryLogin(String accessKey, String password) {

        static RegistryLogin of(String accessKey, String secretKey) {
            return new RegistryLogin(accessKey, hmac(secretKey, accessKey));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return accessKey;
        }
    }

    Logins(AccessSettings settings, Users users, Tokens tokens, SessionCredential.Lookup sessions) {
        this.users = users;
        this.tokens = tokens;
        this.sessions = sessions;
        this.isVerifying = settings.mode() == AccessSettings.Mode.VERIFY;
    }

    /** The verified caller, or an administrator of the account, by default the first user. */
    public Caller caller(ServletRequest request, @Nullable String accountName) {
        Caller verified = Caller.of(request);
        return verified == null ? users.unverified(null, accountName).caller() : verified;
    }

    /**
     * The login of a user. If the user's keys are unknown, they are those of the session, or derived from the user's id, and so
     * always the same.
     */
    public RegistryLogin registry(String userId, ServletRequest request) {
        User user = isVerifying ? users.withId(userId) : null;
        SessionCredential session = SessionCredential.of(request);
        if (user == null && session != null) {
            return RegistryLogin.of(session.accessKey(), session.secretKey());
        }
        return user == null
                ? RegistryLogin.of(
                        hmac("access key", userId)
                                .substring(0, ACCESS_KEY_LENGTH)
                                .toUpperCase(Locale.ROOT),
                        hmac("secret key", userId))
                : RegistryLogin.of(user.accessKey(), user.secretKey());
    }

    private static String hmac(String key, String content) {
        return Sha256.hmac(key.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Issues a token.
     *
     * @param claims to be written into it: letters, digits, {@code _}, {@code .}, {@code :} and {@code -}
     */
    public IssuedToken byPassword(LoginName name, String password, String claims) {
        User user = users.find(one -> name.isOf(one.caller())).orElse(null);
        User proved = isVerifying
                ? proved(user, user == null ? null : user.password(), password)
                : user == null ? users.unverified(name.name(), name.accountName()) : user;
        return tokens.issue(proved, claims);
    }

    /** Issues a token like {@link #byPassword}; for the keys of a session, it is the session's token. */
    public IssuedToken byKeys(String accessKey, String secretKey, String claims, ServletRequest request) {
        SessionCredential session = session(accessKey, request);
        if (session != null && session.accessKey().equals(accessKey)) {
            User user = users.ofSession(session);
            return tokens.known(session.token(), isVerifying ? proved(user, session.secretKey(), secretKey) : user);
        }
        User user = users.withAccessKey(accessKey);
        User proved = isVerifying
                ? proved(user, user == null ? null : user.secretKey(), secretKey)
                : user == null ? users.unverified(null, null) : user;
        return tokens.issue(proved, claims);
    }

    /** Issues a token like {@link #byPassword}; for the token of a session, it is the same. */
    public IssuedToken byToken(String token, String claims, ServletRequest request) {
        SessionCredential session = session(token, request);
        if (session != null && session.hasToken(token)) {
            return tokens.known(token, users.ofSession(session));
        }
        return tokens.issue(isVerifying ? tokens.check(token) : tokens.unverified(token), claims);
    }

    /**
     * Reads a token, which is checked if credentials are verified.
     *
     * @throws RefusedCredentialException when the token is unknown or has expired
     */
    public IssuedToken read(String token, ServletRequest request) {
        SessionCredential session = session(token, request);
        if (session != null && session.hasToken(token)) {
            return tokens.known(token, users.ofSession(session));
        }
        return tokens.read(token, isVerifying ? tokens.check(token) : tokens.unverified(token));
    }

    /** Reads the token that is the credential of a request; null if the request has none. */
    public @Nullable IssuedToken tokenOf(HttpServletRequest request) {
        String token = request.getHeader(Credentials.TOKEN);
        return token == null || token.isBlank() ? null : read(token, request);
    }

    /** The session of the request, else that of the credential in its body. */
    private @Nullable SessionCredential session(String sent, ServletRequest request) {
        SessionCredential session = SessionCredential.of(request);
        boolean isOfSession = SessionCredential.isAccessKey(sent) || SessionCredential.isToken(sent);
        return session == null && isOfSession ? sessions.find(sent) : session;
    }

    private static User proved(@Nullable User user, @Nullable String secret, String sent) {
        if (user == null || secret == null || !Sha256.isEqual(secret, sent)) {
            throw new RefusedCredentialException(null);
        }
        return user;
    }
}

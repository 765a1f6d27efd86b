package io.github.swremulator.access;

import jakarta.servlet.ServletRequest;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues tokens for what proves a user, and logins at the registry. Where credentials are not verified, every proof is as
 * good as any.
 */
@Component
public class Logins {

    private static final int ACCESS_KEY_LENGTH = 20;

    private final Users users;
    private final Tokens tokens;
    private final OwnAccount own;
    private final SessionLookup sessions;
    private final boolean isVerifying;

    Logins(AccessSettings settings, Users users, Tokens tokens, OwnAccount own, SessionLookup sessions) {
        this.users = users;
        this.tokens = tokens;
        this.own = own;
        this.sessions = sessions;
        this.isVerifying = settings.mode() == AccessSettings.Mode.VERIFY;
    }

    /** Who calls, or where nobody verified it, one of the account that they name, or of the first user's. */
    public Caller caller(ServletRequest request, @Nullable String accountName) {
        Caller verified = Callers.of(request);
        return verified == null ? taken(null, accountName).caller() : verified;
    }

    /** Of a user; one whose keys are not known has some that are always the same. */
    public RegistryLogin registry(String userId) {
        User user = isVerifying ? users.withId(userId) : null;
        return user == null
                ? RegistryLogin.of(
                        Sha256.hmac("access key", userId)
                                .substring(0, ACCESS_KEY_LENGTH)
                                .toUpperCase(Locale.ROOT),
                        Sha256.hmac("secret key", userId))
                : RegistryLogin.of(user.accessKey(), user.secretKey());
    }

    public IssuedToken byPassword(LoginName name, String password) {
        User user = users.find(one -> name.isOf(one.caller())).orElse(null);
        if (!isVerifying) {
            return tokens.issue(user == null ? taken(name.name(), name.accountName()) : user);
        }
        return tokens.issue(proved(user, user == null ? null : user.password(), password));
    }

    /** The keys of a session are answered with its token. */
    public IssuedToken byKeys(String accessKey, String secretKey, ServletRequest request) {
        SessionCredential session = session(request, accessKey, SessionCredentials::isAccessKey, sessions::byAccessKey);
        if (session != null && session.accessKey().equals(accessKey)) {
            User ofSession = User.of(session, own);
            return tokens.ofSession(
                    session, isVerifying ? proved(ofSession, session.secretKey(), secretKey) : ofSession);
        }
        User user = users.withAccessKey(accessKey);
        if (!isVerifying) {
            return tokens.issue(user == null ? taken(null, null) : user);
        }
        return tokens.issue(proved(user, user == null ? null : user.secretKey(), secretKey));
    }

    public IssuedToken byToken(String token, ServletRequest request) {
        SessionCredential session = session(request, token, SessionCredentials::isToken, sessions::byToken);
        if (session != null && session.hasToken(token)) {
            return tokens.ofSession(session, User.of(session, own));
        }
        return tokens.issue(isVerifying ? tokens.check(token) : taken(null, null));
    }

    /** Whom nothing else tells to which session they belong, the body does. */
    private static @Nullable SessionCredential session(
            ServletRequest request,
            String shown,
            Predicate<String> isOfSession,
            Function<String, @Nullable SessionCredential> lookup) {
        SessionCredential session = SessionCredential.of(request);
        return session == null && isOfSession.test(shown) ? lookup.apply(shown) : session;
    }

    private User taken(@Nullable String name, @Nullable String accountName) {
        return name == null && accountName == null
                ? users.find(first -> true).orElseGet(() -> User.taken(null, null, own))
                : User.taken(name, accountName, own);
    }

    private static User proved(@Nullable User user, @Nullable String secret, String shown) {
        if (user == null || secret == null || !Sha256.isEqual(secret, shown)) {
            throw new RefusedCredentialException(null);
        }
        return user;
    }
}

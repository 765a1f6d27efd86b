package io.github.swremulator.access;

import io.github.swremulator.access.AccessSettings.TokenSettings;
import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Users.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Issues and checks tokens. They are not stored: a token contains its user and expiry, authenticated with a key derived from the
 * user's secret key, so that every instance with the same users accepts it, also after a restart.
 */
@Component
class Tokens {

    private static final Pattern ISSUED = Pattern.compile("(([0-9a-f]{32})\\.([0-9]{1,12}))\\.([0-9a-f]{64})");

    private final AccessSettings settings;
    private final Users users;
    private final Clock clock;

    Tokens(AccessSettings settings, Users users, Clock clock) {
        this.settings = settings;
        this.users = users;
        this.clock = clock;
    }

    IssuedToken issue(User user) {
        Instant now = clock.instant();
        Instant expires = end(now);
        Instant endOfKeys = user.expiresAt();
        if (endOfKeys != null && endOfKeys.isBefore(expires)) {
            expires = endOfKeys.truncatedTo(ChronoUnit.SECONDS);
        }
        String content = user.caller().userId() + "." + expires.getEpochSecond();
        return new IssuedToken(content + "." + seal(content, user), user.caller(), now, expires);
    }

    /** The token of a session is valid until the session ends; {@code expiresAt} is that of any other token. */
    IssuedToken ofSession(SessionCredential session, User user) {
        Instant now = clock.instant();
        return new IssuedToken(session.token(), user.caller(), now, end(now));
    }

    private Instant end(Instant now) {
        return now.plus(settings.tokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String seal(String content, User user) {
        return Sha256.hmac(user.tokenKey(), content.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Finds the user of a token.
     *
     * @throws RefusedCredentialException when the token is unknown or has expired
     */
    User check(String token) {
        for (TokenSettings known : settings.tokens()) {
            if (Sha256.isEqual(known.token(), token)) {
                return unlessExpired(known.expiresAt() == null ? Instant.MAX : known.expiresAt(), owner(known));
            }
        }
        Matcher issued = ISSUED.matcher(token);
        User user = issued.matches() ? users.withId(issued.group(2)) : null;
        if (user == null || !Sha256.isEqual(seal(issued.group(1), user), issued.group(4))) {
            throw new RefusedCredentialException("decrypt token fail");
        }
        return unlessExpired(Instant.ofEpochSecond(Long.parseLong(issued.group(3))), user);
    }

    private User owner(TokenSettings token) {
        return users.find(user -> token.user().equals(user.accessKey())
                        || token.user().equals(user.caller().userName()))
                .orElseThrow();
    }

    private User unlessExpired(Instant end, User user) {
        if (clock.instant().isBefore(end)) {
            return user;
        }
        throw new RefusedCredentialException("token expires, expires_at: " + end);
    }
}

package io.github.swremulator.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Issues tokens and tells whose they are. Nothing is kept: a token says its user and its end, sealed with what only the
 * user's secret key gives, so that every instance with the same users takes it, also after a restart.
 */
@Component
class Tokens {

    private static final Pattern ISSUED = Pattern.compile("(([0-9a-f]{32})\\.([0-9]{1,12}))\\.([0-9a-f]{64})");

    private final List<Configured> configured;
    private final Users users;
    private final Clock clock;
    private final Duration lifetime;

    private record Configured(TokenSettings stated, User user) {}

    Tokens(AccessSettings settings, Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
        this.lifetime = settings.tokenLifetime();
        this.configured = settings.tokens().stream()
                .map(token -> new Configured(token, owner(token, settings, users)))
                .toList();
    }

    private static User owner(TokenSettings token, AccessSettings settings, Users users) {
        return settings.users().stream()
                .filter(user -> User.isCalled(token.user(), user))
                .findFirst()
                .map(user -> users.withAccessKey(user.accessKey()))
                .orElseThrow();
    }

    IssuedToken issue(User user) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        Instant endOfKeys = user.expiresAt();
        Instant expires =
                (endOfKeys == null || end.isBefore(endOfKeys) ? end : endOfKeys).truncatedTo(ChronoUnit.SECONDS);
        String content = user.caller().userId() + "." + expires.getEpochSecond();
        return new IssuedToken(content + "." + seal(content, user), user.caller(), now, expires);
    }

    /** The token of a session ends with it; what is said of its end is what is said of any. */
    IssuedToken ofSession(SessionCredential session, User user) {
        Instant now = clock.instant();
        return new IssuedToken(
                session.token(), user.caller(), now, now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String seal(String content, User user) {
        return Sha256.hmac(user.tokenKey(), content.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Whose a token is.
     *
     * @throws RefusedCredentialException where it is not good, or not any more
     */
    User check(String token) {
        for (Configured one : configured) {
            if (Sha256.isEqual(one.stated().token(), token)) {
                Instant end = one.stated().expiresAt();
                return end == null ? one.user() : unlessOver(end, one.user());
            }
        }
        Matcher issued = ISSUED.matcher(token);
        User user = issued.matches() ? users.withId(issued.group(2)) : null;
        if (user == null || !Sha256.isEqual(seal(issued.group(1), user), issued.group(4))) {
            throw new RefusedCredentialException("decrypt token fail");
        }
        return unlessOver(Instant.ofEpochSecond(Long.parseLong(issued.group(3))), user);
    }

    User unlessOver(Instant end, User user) {
        if (clock.instant().isBefore(end)) {
            return user;
        }
        throw new RefusedCredentialException("token expires, expires_at: " + end);
    }
}

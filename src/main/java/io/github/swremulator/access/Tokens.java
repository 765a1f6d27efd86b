package io.github.swremulator.access;

import io.github.swremulator.access.AccessSettings.TokenSettings;
import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Users.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Issues and checks tokens. They are not stored: a token contains its user, its times and its claims, authenticated with a key
 * derived from the user's secret key, so that every instance with the same users accepts it, also after a restart.
 */
@Component
class Tokens {

    private static final Pattern ISSUED = Pattern.compile("((?<user>[0-9a-f]{32})\\.(?<issued>[0-9]{1,12})"
            + "\\.(?<expires>[0-9]{1,12})\\.(?<claims>[A-Za-z0-9_.:-]{0,200}))\\.(?<seal>[0-9a-f]{64})");

    /** Clients read years of four digits. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final AccessSettings settings;
    private final Users users;
    private final Clock clock;

    Tokens(AccessSettings settings, Users users, Clock clock) {
        this.settings = settings;
        this.users = users;
        this.clock = clock;
    }

    /** @param claims letters, digits, {@code _}, {@code .}, {@code :} and {@code -} that the token shall contain */
    IssuedToken issue(User user, String claims) {
        Instant now = now();
        Instant expires = end(now);
        Instant endOfKeys = user.expiresAt();
        if (endOfKeys != null && endOfKeys.isBefore(expires)) {
            expires = endOfKeys.truncatedTo(ChronoUnit.SECONDS);
        }
        String content = String.join(
                ".",
                user.caller().userId(),
                String.valueOf(now.getEpochSecond()),
                String.valueOf(expires.getEpochSecond()),
                claims);
        return new IssuedToken(content + "." + seal(content, user), user.caller(), now, expires, claims);
    }

    /**
     * A token that was not issued here, such as that of a session, which is valid until the session ends: it has the times of a
     * token that is issued now.
     */
    IssuedToken known(String token, User user) {
        Instant now = now();
        return new IssuedToken(token, user.caller(), now, end(now), null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant end(Instant now) {
        return Duration.between(now, LAST).compareTo(settings.tokenLifetime()) < 0
                ? LAST
                : now.plus(settings.tokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
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
        User user = issued.matches() ? users.withId(issued.group("user")) : null;
        if (user == null || !Sha256.isEqual(seal(issued.group(1), user), issued.group("seal"))) {
            throw new RefusedCredentialException("decrypt token fail");
        }
        return unlessExpired(time(issued, "expires"), user);
    }

    /** Reads the token of a user. */
    IssuedToken read(String token, User user) {
        Matcher issued = ISSUED.matcher(token);
        return issued.matches()
                ? new IssuedToken(
                        token, user.caller(), time(issued, "issued"), time(issued, "expires"), issued.group("claims"))
                : known(token, user);
    }

    /** The user of a token that is not checked. */
    User unverified(String token) {
        Matcher issued = ISSUED.matcher(token);
        User user = issued.matches() ? users.withId(issued.group("user")) : null;
        return user == null ? users.unverified(null, null) : user;
    }

    private static Instant time(Matcher token, String group) {
        return Instant.ofEpochSecond(Long.parseLong(token.group(group)));
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

package io.github.swremulator.access;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Users.User;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks logins to the registry, and issues and checks its tokens: JSON Web Tokens (RFC 7519) as the token service of a registry
 * issues them. They are signed with a key derived from the secret keys of all users, so that every instance with the same users
 * accepts them.
 */
@Component
public class RegistryTokens {

    /** How long a token is valid, in the real service, too. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Who has not logged in where nobody needs to. */
    private static final String NOBODY = "-";

    private static final Pattern ACCESS_KEY = Pattern.compile("[^,\\s]{1,128}");

    private static final String CLAIMS = RegistryTokens.class.getName() + ".claims";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));

    private final Users users;
    private final Clock clock;
    private final AccessSettings.Mode mode;
    private final byte[] key;

    /** What a token permits, for example {@code {"type":"repository","name":"group/app","actions":["pull","push"]}}. */
    public record Grant(String type, String name, List<String> actions) {

        /** Of a token that was not issued here, where credentials are not verified. */
        public static final Grant EVERYTHING = new Grant("", "", List.of());
    }

    /** The payload of a token. The subject is the name of the user, as in {@code docker login}, or empty. */
    record Claims(String iss, String sub, String aud, long exp, long nbf, long iat, String jti, List<Grant> access) {}

    /**
     * A client of the registry.
     *
     * @param name of the user, as in {@code docker login}; empty for somebody who has not logged in
     * @param caller null when credentials are not verified, or for somebody who has not logged in
     * @param access what the token permits
     */
    public record Client(String name, @Nullable Caller caller, List<Grant> access) {

        /** Whether nobody has logged in, who may only pull public images. */
        public boolean isAnonymous() {
            return name.isEmpty();
        }

        /** Makes this the caller of a request. */
        public void put(HttpServletRequest request) {
            if (caller != null) {
                caller.put(request);
            }
        }
    }

    RegistryTokens(AccessSettings settings, Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
        this.mode = settings.mode();
        this.key = Sha256.of(("registry\n"
                        + settings.users().stream()
                                .map(AccessSettings.UserSettings::secretKey)
                                .collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks the name and the password of a request.
     *
     * @return who has not logged in, if the request has none
     * @throws RefusedCredentialException when they are wrong
     */
    public Client login(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        String login = authorization == null || !startsWith(BASIC, authorization) ? null : basic(authorization);
        String name = login == null ? "" : name(login);
        if (mode == AccessSettings.Mode.OPEN) {
            return new Client(name.isEmpty() ? NOBODY : name, null, List.of());
        } else if (login == null) {
            return new Client("", null, List.of());
        } else if (name.isEmpty()) {
            throw new RefusedCredentialException(null);
        } else if (mode != AccessSettings.Mode.VERIFY) {
            return new Client(name, null, List.of());
        }
        User user = user(name, request);
        String expected = user == null
                ? ""
                : Logins.RegistryLogin.of(user.accessKey(), user.secretKey()).password();
        boolean isExpired =
                user != null && user.expiresAt() != null && !clock.instant().isBefore(user.expiresAt());
        if (user == null || isExpired || !Sha256.isEqual(expected, login.substring(name.length() + 1))) {
            throw new RefusedCredentialException(null);
        }
        return new Client(name, user.caller(), List.of());
    }

    private static boolean startsWith(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** The name and the password, with a colon between; empty if they cannot be read. */
    private static String basic(String authorization) {
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The name in a login; without a colon, that may be a secret, and there is none. */
    private static String name(String login) {
        return login.substring(0, Math.max(0, login.indexOf(':')));
    }

    /** The user of a login's name: {@code cn-north-1@}, or {@code bearertoken@}, and the access key. */
    private @Nullable User user(String name, HttpServletRequest request) {
        String accessKey = name.substring(name.lastIndexOf('@') + 1);
        SessionCredential session = SessionCredential.of(request);
        return session != null && session.accessKey().equals(accessKey)
                ? users.ofSession(session)
                : users.withAccessKey(accessKey);
    }

    /** Issues a token for a client that may do this. */
    public String issue(Client client, List<Grant> access) {
        long now = clock.instant().getEpochSecond();
        Claims claims = new Claims(
                "dockyard",
                client.name(),
                "dockyard",
                now + LIFETIME.toSeconds(),
                now,
                now,
                UUID.randomUUID().toString(),
                access);
        String content = HEADER + "." + encode(JSON.writeValueAsBytes(claims));
        return content + "." + seal(content);
    }

    private String seal(String content) {
        return encode(Sha256.hmacBytes(key, content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] content) {
        return ENCODER.encodeToString(content);
    }

    /**
     * Reads the token of a request. One that was not issued here is accepted if credentials are not verified, and permits
     * everything.
     *
     * @return null without a token
     * @throws RefusedCredentialException when it is invalid or has expired
     */
    public @Nullable Client client(HttpServletRequest request) {
        String token = token(request);
        if (token == null) {
            return null;
        }
        Claims claims = claims(token, request);
        if (claims == null) {
            if (mode == AccessSettings.Mode.VERIFY) {
                throw new RefusedCredentialException("invalid token");
            }
            return new Client(NOBODY, null, List.of(Grant.EVERYTHING));
        }
        if (!Sha256.isEqual(
                seal(token.substring(0, token.lastIndexOf('.'))), token.substring(token.lastIndexOf('.') + 1))) {
            throw new RefusedCredentialException("invalid token");
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(claims.exp()))) {
            throw new RefusedCredentialException("the token has expired");
        }
        boolean isOfUser = mode == AccessSettings.Mode.VERIFY && !claims.sub().isEmpty();
        User user = isOfUser ? user(claims.sub(), request) : null;
        if (isOfUser && user == null) {
            throw new RefusedCredentialException("the user does not exist");
        }
        return new Client(claims.sub(), user == null ? null : user.caller(), claims.access());
    }

    private static @Nullable String token(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && startsWith(BEARER, authorization)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Reads a token once for each request. Null if it is none of those that are issued here. */
    private static @Nullable Claims claims(String token, HttpServletRequest request) {
        if (request.getAttribute(CLAIMS) == null) {
            request.setAttribute(CLAIMS, Optional.ofNullable(claims(token)));
        }
        return (Claims) ((Optional<?>) request.getAttribute(CLAIMS)).orElse(null);
    }

    private static @Nullable Claims claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            Claims claims = JSON.readValue(DECODER.decode(parts[1]), Claims.class);
            return "dockyard".equals(claims.iss()) && claims.sub() != null && claims.access() != null ? claims : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The access key of the user who logs in or has logged in to the registry, not verified yet; null for none. */
    static @Nullable String accessKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        String name;
        if (authorization != null && startsWith(BASIC, authorization)) {
            name = name(basic(authorization));
        } else {
            String token = token(request);
            Claims claims = token == null ? null : claims(token, request);
            name = claims == null ? NOBODY : claims.sub();
        }
        String accessKey = name.substring(name.lastIndexOf('@') + 1);
        return accessKey.equals(NOBODY) || !ACCESS_KEY.matcher(accessKey).matches() ? null : accessKey;
    }

    /** {@link #accessKey}, or the name of a token that was not issued here; null for neither. */
    static @Nullable String displayName(HttpServletRequest request) {
        String accessKey = accessKey(request);
        String token = token(request);
        return accessKey == null && token != null && claims(token, request) == null
                ? Credentials.displayName(token)
                : accessKey;
    }
}

package io.github.swremulator.access;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Users.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies signatures made with the vendor's algorithm SDK-HMAC-SHA256, in its present and in its older form. The older one
 * derives a key for a day, a region and a service, as AWS does; clients of Open Telekom Cloud use it.
 */
@Component
class Signatures {

    static final String SCHEME = "SDK-HMAC-SHA256 ";
    static final String DATE = "X-Sdk-Date";
    private static final String SECURITY_TOKEN = "X-Security-Token";
    private static final String CONTENT_HASH = "X-Sdk-Content-Sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String NO_BODY = Sha256.hex(new byte[0]);
    private static final int DATE_LENGTH = 16;
    private static final int DAY_LENGTH = 8;
    private static final DateTimeFormatter DATE_FORMAT = DateTimeFormatter.ofPattern(
                    "uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private final Users users;
    private final Clock clock;
    private final Duration skew;

    Signatures(AccessSettings settings, Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
        this.skew = settings.clockSkew();
    }

    /**
     * Finds the user who signed a request. The body is read last, and only for a known user.
     *
     * @param ofSession the user of the request's session, whose keys are valid there only
     * @throws RefusedCredentialException when the signature is invalid
     */
    User check(HttpServletRequest request, @Nullable User ofSession) throws IOException {
        AuthorizationHeader authorization = AuthorizationHeader.parse(only("Authorization", request));
        if (authorization == null) {
            throw failed("Authorization must have Access or Credential, SignedHeaders and Signature once,"
                    + " each well-formed");
        }
        User user = ofSession != null && ofSession.accessKey().equals(authorization.accessKey())
                ? ofSession
                : users.withAccessKey(authorization.accessKey());
        if (user == null) {
            throw new RefusedCredentialException("ak " + authorization.accessKey() + " not exist");
        }
        String date = only(DATE, request);
        checkDate(date, authorization.scope());
        checkSecurityToken(user, request);
        checkSignedHeaders(authorization.signedHeaders(), request);
        checkSignature(authorization, user, date, request);
        return user;
    }

    private static RefusedCredentialException failed(String reason) {
        return new RefusedCredentialException("verify aksk signature fail, " + reason);
    }

    private static String only(String name, HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() != 1) {
            throw failed(name + " must occur once");
        }
        return values.get(0);
    }

    private void checkDate(String date, String scope) {
        Instant signed = parsed(date);
        if (signed == null) {
            throw failed(DATE + " must have the form yyyyMMddTHHmmssZ");
        }
        if (Duration.between(signed, clock.instant()).abs().compareTo(skew) > 0) {
            throw failed(DATE + " differs from the server's time by more than " + skew.toSeconds() + " s");
        }
        if (!scope.isEmpty() && !scope.startsWith(date.substring(0, DAY_LENGTH) + "/")) {
            throw failed("Credential must contain the day of " + DATE);
        }
    }

    private static @Nullable Instant parsed(String date) {
        try {
            return date.length() == DATE_LENGTH ? DATE_FORMAT.parse(date, Instant::from) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void checkSecurityToken(User user, HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(SECURITY_TOKEN));
        List<String> expected = user.securityToken() == null ? List.of() : List.of(user.securityToken());
        if (sent.size() != expected.size()) {
            throw failed(SECURITY_TOKEN + (expected.isEmpty() ? " is for temporary keys" : " must occur once"));
        }
        if (!expected.isEmpty() && !Sha256.isEqual(expected.get(0), sent.get(0))) {
            throw failed(SECURITY_TOKEN + " is not that of the access key");
        }
        if (user.expiresAt() != null && !clock.instant().isBefore(user.expiresAt())) {
            throw new RefusedCredentialException("token expires, expires_at: " + user.expiresAt());
        }
    }

    /** Host need not be signed: the vendor's client in Go, which Terraform uses, does not sign it. */
    private static void checkSignedHeaders(List<String> names, HttpServletRequest request) {
        if (!names.contains(DATE.toLowerCase(Locale.ROOT))) {
            throw failed(DATE + " must be signed");
        }
        for (String name : names) {
            if (request.getHeader(name) == null) {
                throw failed("the signed header " + name + " is missing");
            }
        }
    }

    private static void checkSignature(
            AuthorizationHeader authorization, User user, String date, HttpServletRequest request) throws IOException {
        byte[] key = authorization.key(user.secretKey());
        String begin =
                SCHEME.strip() + "\n" + date + "\n" + (authorization.isOlder() ? authorization.scope() + "\n" : "");
        boolean isGood = false;
        for (String canonical : canonicalRequests(authorization, request)) {
            String toSign = begin + Sha256.hex(canonical.getBytes(StandardCharsets.ISO_8859_1));
            isGood |= Sha256.isEqual(
                    Sha256.hmac(key, toSign.getBytes(StandardCharsets.US_ASCII)), authorization.signature());
        }
        if (!isGood) {
            throw new RefusedCredentialException("verify aksk signature fail");
        }
    }

    private static Set<String> canonicalRequests(AuthorizationHeader authorization, HttpServletRequest request)
            throws IOException {
        String bodyHash = bodyHash(request);
        Set<String> all = CanonicalRequest.of(request, authorization.signedHeaders(), bodyHash);
        if (authorization.isOlder() && request.getMethod().equals("POST") && bodyHash.equals(NO_BODY)) {
            all.addAll(CanonicalRequest.ofQueryAsBody(request, authorization.signedHeaders()));
        }
        return all;
    }

    /** A client that cannot hash its body, such as a stream, says so in a header. */
    private static String bodyHash(HttpServletRequest request) throws IOException {
        if (request.getHeader(CONTENT_HASH) == null) {
            return Sha256.hex(request.getInputStream().readAllBytes());
        }
        String declared = only(CONTENT_HASH, request);
        if (!declared.equals(UNSIGNED)
                && !declared.equals(Sha256.hex(request.getInputStream().readAllBytes()))) {
            throw failed(CONTENT_HASH + " is not the body's");
        }
        return declared;
    }

    /**
     * {@code SDK-HMAC-SHA256 Access=…, SignedHeaders=…;…, Signature=…}, in any order; in the older form
     * {@code Credential=key/day/region/service/sdk_request} instead of {@code Access}, with a region and a service that may be
     * empty.
     *
     * @param scope what follows the key in the older form, else ""
     * @param signedHeaders their names in lower case, in the order in which they were signed
     */
    private record AuthorizationHeader(String accessKey, String scope, List<String> signedHeaders, String signature) {

        private static final int MAX_LENGTH = 8192;
        private static final Set<String> PARTS = Set.of("Access", "SignedHeaders", "Signature");
        private static final Set<String> OLDER_PARTS = Set.of("Credential", "SignedHeaders", "Signature");
        private static final Pattern SCOPE = Pattern.compile("[0-9]{8}(/[A-Za-z0-9_.-]{0,64}){2}/sdk_request");
        private static final Pattern ACCESS_KEY = Pattern.compile(AccessSettings.ACCESS_KEY);
        private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_.~!#$%&'*+^`|-]+");
        private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

        /** Returns null when the header is malformed. Takes linear time for any input. */
        static @Nullable AuthorizationHeader parse(String header) {
            if (!header.startsWith(SCHEME) || header.length() > MAX_LENGTH) {
                return null;
            }
            Map<String, String> parts = new HashMap<>();
            for (String part : header.substring(SCHEME.length()).split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 0
                        || parts.put(
                                        part.substring(0, equals).strip(),
                                        part.substring(equals + 1).strip())
                                != null) {
                    return null;
                }
            }
            boolean isOlder = parts.keySet().equals(OLDER_PARTS);
            if (!isOlder && !parts.keySet().equals(PARTS)) {
                return null;
            }
            String user = parts.getOrDefault(isOlder ? "Credential" : "Access", "");
            int slash = isOlder ? user.indexOf('/') : user.length();
            if (slash < 0) {
                return null;
            }
            String signed = parts.getOrDefault("SignedHeaders", "").toLowerCase(Locale.ROOT);
            AuthorizationHeader read = new AuthorizationHeader(
                    user.substring(0, slash),
                    isOlder ? user.substring(slash + 1) : "",
                    List.of(signed.split(";", -1)),
                    parts.getOrDefault("Signature", ""));
            return read.isWellFormed() && (!isOlder || SCOPE.matcher(read.scope).matches()) ? read : null;
        }

        boolean isOlder() {
            return !scope.isEmpty();
        }

        /** In the older form, each part of the scope goes into the key. */
        byte[] key(String secretKey) {
            if (!isOlder()) {
                return secretKey.getBytes(StandardCharsets.UTF_8);
            }
            byte[] key = ("SDK" + secretKey).getBytes(StandardCharsets.UTF_8);
            for (String part : scope.split("/", -1)) {
                key = Sha256.hmacBytes(key, part.getBytes(StandardCharsets.US_ASCII));
            }
            return key;
        }

        private boolean isWellFormed() {
            return ACCESS_KEY.matcher(accessKey).matches()
                    && signedHeaders.stream()
                            .allMatch(name -> HEADER_NAME.matcher(name).matches())
                    && new HashSet<>(signedHeaders).size() == signedHeaders.size()
                    && SIGNATURE.matcher(signature).matches();
        }
    }
}

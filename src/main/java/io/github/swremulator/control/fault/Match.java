package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.swremulator.access.Credentials;
import io.github.swremulator.control.call.Call;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The calls that a rule is about, which match all of its fields:
 * {@code {"operation":"ListRepositoryTags","method":"GET","path":"/v2/**","namespace":"group","repository":"busybox",
 * "credential":"AK"}}. Fields that no call can match are refused.
 *
 * @param operation the vendor's name
 * @param path pattern of the encoded path
 * @param repository with {@code /} where the path has {@code $}
 * @param credential an access key, or the name of a token as the journal shows it
 * @param token replaced by the name of the token as {@code credential}, since it is a secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Match(
        @Nullable String operation,
        @Nullable Method method,
        @Nullable PathRule path,
        @Nullable String namespace,
        @Nullable String repository,
        @Nullable String credential,
        @Nullable String token) {

    private static final Pattern CREDENTIAL = Pattern.compile("[^,\\s]{1,128}");

    /** The methods of calls that reach the rules; the gateway refuses all others before. */
    enum Method {
        GET,
        POST,
        PUT,
        DELETE,
        PATCH
    }

    Match {
        check("namespace", namespace, OrganizationName::new);
        if (repository != null && repository.contains("$")) {
            throw new InvalidFieldException("repository", "must be written with / instead of $");
        }
        check("repository", repository, RepositoryName::new);
        if (credential != null && !CREDENTIAL.matcher(credential).matches()) {
            throw new InvalidFieldException("credential", "must be an access key or the name of a token");
        }
        if (token != null && token.isBlank()) {
            throw new InvalidFieldException("token", "must be a token");
        }
        if (credential != null && token != null) {
            throw new IllegalArgumentException("expected either credential or token, not both");
        }
        if (token != null) {
            credential = Credentials.displayName(token);
            token = null;
        }
    }

    private static void check(String field, @Nullable String value, Consumer<String> type) {
        if (value != null) {
            try {
                type.accept(value);
            } catch (IllegalArgumentException e) {
                throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
            }
        }
    }

    boolean test(Call call) {
        return isOrAny(operation, call.operation())
                && isOrAny(method == null ? null : method.name(), call.method())
                && (path == null || path.matches(call.path()))
                && isOrAny(namespace, call.namespace())
                && isOrAny(repository, call.repository())
                && isOrAny(credential, call.credential());
    }

    private static boolean isOrAny(@Nullable String expected, @Nullable String actual) {
        return expected == null || expected.equals(actual);
    }

    /** A pattern of paths, such as {@code /v2/**}. */
    record PathRule(PathPattern pattern) {

        private static final String EXPECTED =
                "must be a pattern such as /v2/manage/** or /v2/*/namespaces/{any}/**, with at most one * in a segment";

        /** With at most one star in a segment, and no regular expressions, so that no path takes long to compare. */
        private static final Pattern FORM = Pattern.compile("(?:/(?:\\*\\*|[^/*:]*\\*?[^/*:]*))+");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static PathRule of(String pattern) {
            if (!FORM.matcher(pattern).matches()) {
                throw new IllegalArgumentException(EXPECTED);
            }
            try {
                return new PathRule(PathPatternParser.defaultInstance.parse(pattern));
            } catch (PatternParseException e) {
                throw new IllegalArgumentException(EXPECTED, e);
            }
        }

        @JsonValue
        String text() {
            return pattern.getPatternString();
        }

        boolean matches(String path) {
            return pattern.matches(PathContainer.parsePath(path));
        }
    }
}

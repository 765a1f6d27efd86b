package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.swremulator.control.call.Call;
import io.github.swremulator.control.call.Credential;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Which calls a rule is about, by all that it states:
 * {@code {"operation":"ListRepositoryTags","method":"GET","path":"/v2/**","namespace":"group","repository":"busybox",
 * "credential":"AK"}}.
 *
 * @param operation the vendor's name of it
 * @param path a pattern of the path, still encoded
 * @param repository with {@code /} for {@code $}
 * @param credential an access key, or a token's name as the journal shows it
 * @param token a token, which becomes the credential of its name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Match(
        @Nullable String operation,
        @Nullable String method,
        @Nullable PathRule path,
        @Nullable String namespace,
        @Nullable String repository,
        @Nullable String credential,
        @Nullable String token) {

    static final Match ALL = new Match(null, null, null, null, null, null, null);

    /** The gateway answers the others before any rule is asked. */
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    private static final Pattern CREDENTIAL = Pattern.compile("[^,\\s]{1,128}");

    /** What no call can match is refused. A token is a secret: it is kept by its name alone. */
    Match {
        if (method != null && !METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "method: one of " + METHODS + " was expected" + Spelling.didYouMean(method, METHODS));
        }
        check("namespace", namespace, OrganizationName::new);
        if (repository != null && repository.contains("$")) {
            throw new IllegalArgumentException("repository: / was expected where a path has $");
        }
        check("repository", repository, RepositoryName::new);
        if (credential != null && !CREDENTIAL.matcher(credential).matches()) {
            throw new IllegalArgumentException("credential: an access key, or a token's name, was expected");
        }
        if (token != null && token.isBlank()) {
            throw new IllegalArgumentException("token: a token was expected");
        }
        if (credential != null && token != null) {
            throw new IllegalArgumentException("either credential or token was expected, not both");
        }
        if (token != null) {
            credential = Credential.name(token);
            token = null;
        }
    }

    private static void check(String name, @Nullable String value, Consumer<String> rule) {
        if (value == null) {
            return;
        }
        try {
            rule.accept(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    boolean test(Call call) {
        return isOrAny(operation, call.operation())
                && isOrAny(method, call.method())
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
                "a pattern such as /v2/manage/** or /v2/*/namespaces/{any}/** was expected, with one * in a segment";

        /** With no more than one star in a segment, and no regular expression, so that no path takes long to compare. */
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

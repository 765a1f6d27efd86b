package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.Credentials;
import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The calls that a rule is about, which match all of its fields:
 * {@code {"operation":"ListRepositoryTags","method":"GET","path":"/v2/**","namespace":"group","repository":"busybox",
 * "credential":"AK"}}. Fields that no call can match are refused.
 *
 * @param operation the vendor's name
 * @param path pattern of the encoded path
 * @param repository with {@code /} where a path of the management API has {@code $}
 * @param credential an access key, or the name of a token as the journal shows it
 * @param token replaced by the name of the token as {@code credential}, since it is a secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Match(
        @Nullable String operation,
        @Nullable Method method,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        PathPattern path,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        OrganizationName namespace,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        RepositoryName repository,

        @Nullable String credential,
        @Nullable String token) {

    private static final Pattern CREDENTIAL = Pattern.compile("[^,\\s]{1,128}");
    /** With at most one star in a segment, and no regular expressions, so that matching is always fast. */
    private static final Pattern PATH = Pattern.compile("(?:/(?:\\*\\*|[^/*:]*\\*?[^/*:]*))+");
    /** Spring matches each segment by a call in the call of the one before. */
    private static final int MAX_PATH_LENGTH = 1000;

    /** The methods of calls that reach the rules; the gateway refuses all others before. */
    enum Method {
        GET,
        POST,
        PUT,
        DELETE,
        PATCH,
        HEAD
    }

    Match {
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

    /** Returns a mapper that reads the types of the fields. */
    static DocumentMapper readBy(DocumentMapper mapper) {
        return mapper.with(PathPattern.class, Match::path)
                .with(OrganizationName.class, OrganizationName::new)
                .with(RepositoryName.class, RepositoryName::new);
    }

    private static PathPattern path(String pattern) {
        String expected = "must be a pattern of at most " + MAX_PATH_LENGTH + " characters, such as /v2/manage/** or"
                + " /v2/*/namespaces/{any}/**, with at most one * in a segment";
        if (pattern.length() > MAX_PATH_LENGTH || !PATH.matcher(pattern).matches()) {
            throw new IllegalArgumentException(expected);
        }
        try {
            return PathPatternParser.defaultInstance.parse(pattern);
        } catch (PatternParseException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    boolean test(Call call) {
        return isOrAny(operation, call.operation())
                && isOrAny(method, call.method())
                && (path == null || path.matches(PathContainer.parsePath(call.path())))
                && isOrAny(namespace, call.namespace())
                && isOrAny(repository, call.repository())
                && isOrAny(credential, call.credential());
    }

    private static boolean isOrAny(@Nullable Object expected, @Nullable String actual) {
        return expected == null || expected.toString().equals(actual);
    }
}

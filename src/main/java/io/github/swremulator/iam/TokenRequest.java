package io.github.swremulator.iam;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Logins.LoginName;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Strictness;
import io.github.swremulator.iam.TokenResponse.Named;
import jakarta.servlet.ServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The request for a token (iam_30_0001): by which method, and for which scope,
 * {@code {"auth":{"identity":{"methods":["password"],"password":{"user":{…}}},"scope":{"project":{"name":"eu-de"}}}}}.
 */
record TokenRequest(Auth auth) {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.LENIENT);
    private static final List<List<String>> METHODS =
            List.of(List.of("password"), List.of("token"), List.of("hw_ak_sk"));

    record Auth(Identity identity, @Nullable Scope scope) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Identity(
            List<String> methods,
            @Nullable Password password,
            @Nullable TokenId token,
            @Nullable KeyPair hwAkSk) {

        Identity {
            if (!METHODS.contains(methods)) {
                throw new InvalidFieldException("methods", "must be one of " + METHODS);
            }
            String method = methods.get(0);
            Object proof = method.equals("password") ? password : method.equals("token") ? token : hwAkSk;
            if (proof == null) {
                throw new IllegalArgumentException("missing field \"" + method + "\"");
            }
        }
    }

    record Password(User user) {}

    record User(
            @Nullable String id,
            @Nullable String name,
            @Nullable Reference domain,
            String password) {

        User {
            boolean hasDomain = domain != null && (domain.id() != null || domain.name() != null);
            if (id == null && (name == null || !hasDomain)) {
                throw new IllegalArgumentException("expected id, or name and domain");
            }
        }
    }

    /** The id or the name of an account, or both. */
    record Reference(@Nullable String id, @Nullable String name) {}

    record TokenId(String id) {}

    record KeyPair(Key access, Key secret) {}

    record Key(String key) {}

    record Scope(@Nullable ProjectScope project, @Nullable Reference domain) {

        Scope {
            if (project != null && domain != null) {
                throw new IllegalArgumentException("expected either project or domain");
            }
        }

        record ProjectScope(
                @Nullable String id,
                @Nullable String name,
                @Nullable Reference domain) {

            ProjectScope {
                if (id == null && name == null) {
                    throw new IllegalArgumentException("missing field \"name\"");
                }
            }
        }
    }

    /**
     * Reads a body.
     *
     * @throws io.github.swremulator.document.InvalidDocumentException whose message may quote a secret if JSON is malformed
     */
    static TokenRequest read(byte[] body) {
        return JSON.read(body, TokenRequest.class);
    }

    String method() {
        return auth.identity().methods().get(0);
    }

    /** Verifies the user's proof. */
    IssuedToken prove(Logins logins, ServletRequest request) {
        Identity identity = auth.identity();
        if (method().equals("password")) {
            User user = requireNonNull(identity.password()).user();
            Reference domain = user.domain() == null ? new Reference(null, null) : user.domain();
            return logins.byPassword(
                    new LoginName(user.id(), user.name(), domain.id(), domain.name()), user.password());
        }
        if (method().equals("token")) {
            return logins.byToken(requireNonNull(identity.token()).id(), request);
        }
        KeyPair keys = requireNonNull(identity.hwAkSk());
        return logins.byKeys(keys.access().key(), keys.secret().key(), request);
    }

    /** The account as the token's scope, or null for another scope. */
    @Nullable
    Named account(Caller caller) {
        if (auth.scope() == null || auth.scope().domain() == null) {
            return null;
        }
        requireOwn(auth.scope().domain(), caller);
        return Named.account(caller);
    }

    /**
     * The project as the token's scope, or null for another scope.
     *
     * @param region names the project if only an id is given, since an id does not tell the name
     */
    @Nullable
    Named project(Caller caller, String region) {
        Scope.ProjectScope project = auth.scope() == null ? null : auth.scope().project();
        if (project == null) {
            return null;
        }
        if (project.domain() != null) {
            requireOwn(project.domain(), caller);
        }
        String name = project.id() == null ? requireNonNull(project.name()) : region;
        if (!Project.isName(name)) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "Could not find the project.");
        }
        return new Named(project.id() == null ? Project.id(caller, name) : project.id(), name);
    }

    private static void requireOwn(Reference account, Caller caller) {
        boolean isOwn = (account.id() == null || account.id().equals(caller.accountId()))
                && (account.name() == null || account.name().equals(caller.accountName()));
        if (!isOwn) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "The account is not that of the user.");
        }
    }
}

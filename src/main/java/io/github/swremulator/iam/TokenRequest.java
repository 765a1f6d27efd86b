package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Logins.LoginName;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.iam.IamExceptionHandler.IamException;
import io.github.swremulator.iam.TokenResponse.Named;
import jakarta.servlet.ServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * The request for a token (iam_30_0001): by which method, and for which scope,
 * {@code {"auth":{"identity":{"methods":["password"],"password":{"user":{…}}},"scope":{"project":{"name":"eu-de"}}}}}. Only
 * the fields of the method are read, and a scope that is not an object, such as {@code "unscoped"}, counts as absent.
 */
record TokenRequest(String method, Part proof, Part scope) {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.LENIENT);
    private static final List<String> METHODS = List.of("password", "token", "hw_ak_sk");

    /** A part of the body; one that is absent or not an object has no fields. */
    record Part(String path, JsonNode json) {

        Part part(String field) {
            return new Part(path(field), json.path(field));
        }

        boolean has(String field) {
            return json.has(field);
        }

        /** A string; null if it is absent. */
        @Nullable
        String optional(String field) {
            JsonNode value = json.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            if (!value.isString()) {
                throw malformed(path(field) + " must be a string");
            }
            return value.stringValue();
        }

        String required(String field) {
            String value = optional(field);
            if (value == null) {
                throw malformed("missing field \"" + path(field) + "\"");
            }
            return value;
        }

        private String path(String field) {
            return path.isEmpty() ? field : path + "." + field;
        }
    }

    /**
     * Reads a body.
     *
     * @throws io.github.swremulator.document.InvalidDocumentException whose message may quote a secret if JSON is malformed
     */
    static TokenRequest read(byte[] body) {
        Part auth = new Part("", JSON.read(body, JsonNode.class)).part("auth");
        Part identity = auth.part("identity");
        JsonNode methods = identity.json().path("methods");
        String method =
                methods.isArray() && methods.size() == 1 ? methods.get(0).asString("") : "";
        if (!METHODS.contains(method)) {
            throw malformed("auth.identity.methods must be a list with one of " + METHODS);
        }
        return new TokenRequest(method, identity.part(method), auth.part("scope"));
    }

    private static IamException malformed(String problem) {
        return new IamException(HttpStatus.BAD_REQUEST, problem);
    }

    /** Verifies the user's proof. */
    IssuedToken prove(Logins logins, ServletRequest request) {
        return switch (method) {
            case "password" -> byPassword(logins, proof.part("user"));
            case "token" -> logins.byToken(proof.required("id"), request);
            default ->
                logins.byKeys(
                        proof.part("access").required("key"),
                        proof.part("secret").required("key"),
                        request);
        };
    }

    private static IssuedToken byPassword(Logins logins, Part user) {
        Part domain = user.part("domain");
        LoginName name = new LoginName(
                user.optional("id"), user.optional("name"), domain.optional("id"), domain.optional("name"));
        boolean hasAccount = name.accountId() != null || name.accountName() != null;
        if (name.id() == null && (name.name() == null || !hasAccount)) {
            throw malformed(user.path() + ": expected id, or name and domain");
        }
        return logins.byPassword(name, user.required("password"));
    }

    /** The account as the token's scope, or null for another scope. */
    @Nullable
    Named account(Caller caller) {
        if (!scope.has("domain")) {
            return null;
        }
        requireOwn(scope.part("domain"), caller);
        return Named.account(caller);
    }

    /**
     * The project as the token's scope, or null for another scope.
     *
     * @param region names the project if only an id is given, since an id does not tell the name
     */
    @Nullable
    Named project(Caller caller, String region) {
        if (!scope.has("project")) {
            return null;
        }
        if (scope.has("domain")) {
            throw malformed("auth.scope: expected either project or domain");
        }
        Part project = scope.part("project");
        requireOwn(project.part("domain"), caller);
        String id = project.optional("id");
        String name = id == null ? project.required("name") : region;
        if (!Project.isName(name)) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "Could not find the project.");
        }
        return new Named(id == null ? Project.id(caller, name) : id, name);
    }

    private static void requireOwn(Part account, Caller caller) {
        String id = account.optional("id");
        String name = account.optional("name");
        if ((id != null && !id.equals(caller.accountId())) || (name != null && !name.equals(caller.accountName()))) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "The account is not that of the user.");
        }
    }
}

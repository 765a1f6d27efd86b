package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Logins.LoginName;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.iam.Grant.Scope;
import io.github.swremulator.iam.IamExceptionHandler.IamException;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

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

    /** Verifies the user's proof, and that the scope is of the user's account. */
    IssuedToken prove(Grant grant, Logins logins, ServletRequest request) {
        IssuedToken issued = switch (method) {
            case "password" -> byPassword(grant, logins, proof.part("user"));
            case "token" -> logins.byToken(proof.required("id"), grant.claims(), request);
            default ->
                logins.byKeys(
                        proof.part("access").required("key"),
                        proof.part("secret").required("key"),
                        grant.claims(),
                        request);
        };
        requireOwn(scope.part("domain"), issued.caller());
        requireOwn(scope.part("project").part("domain"), issued.caller());
        return issued;
    }

    private static IssuedToken byPassword(Grant grant, Logins logins, Part user) {
        Part domain = user.part("domain");
        LoginName name = new LoginName(
                user.optional("id"), user.optional("name"), domain.optional("id"), domain.optional("name"));
        boolean hasAccount = name.accountId() != null || name.accountName() != null;
        if (name.id() == null && (name.name() == null || !hasAccount)) {
            throw malformed(user.path() + ": expected id, or name and domain");
        }
        return logins.byPassword(name, user.required("password"), grant.claims());
    }

    /** What the token shall be for. */
    Grant grant(String ownRegion) {
        if (!scope.has("project")) {
            return new Grant(method, scope.has("domain") ? Scope.ACCOUNT : Scope.UNSCOPED, "");
        }
        if (scope.has("domain")) {
            throw malformed("auth.scope: expected either project or domain");
        }
        Part project = scope.part("project");
        String id = project.optional("id");
        Grant grant = id == null
                ? new Grant(method, Scope.PROJECT, project.required("name"))
                : new Grant(method, Scope.PROJECT_ID, id);
        boolean isThere = id == null
                ? Project.isName(grant.project(), ownRegion)
                : PROJECT_ID.matcher(id).matches();
        if (!isThere) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "Could not find the project.");
        }
        return grant;
    }

    private static void requireOwn(Part account, Caller caller) {
        String id = account.optional("id");
        String name = account.optional("name");
        if ((id != null && !id.equals(caller.accountId())) || (name != null && !name.equals(caller.accountName()))) {
            throw new IamException(HttpStatus.UNAUTHORIZED, "The account is not that of the user.");
        }
    }
}

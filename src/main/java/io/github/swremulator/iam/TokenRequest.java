package io.github.swremulator.iam;

import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.Logins.LoginName;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked for a token: by which method, and for what it is to be. Its members are read one by one, so that what is
 * wrong can be said without showing a secret.
 */
record TokenRequest(String method, JsonNode identity, JsonNode scope) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static TokenRequest read(byte[] body) {
        JsonNode auth = tree(body).path("auth");
        JsonNode methods = auth.path("identity").path("methods");
        if (!methods.isArray() || methods.size() != 1 || !methods.get(0).isString()) {
            throw IamException.malformed("auth.identity.methods is expected: one of password, token and hw_ak_sk");
        }
        return new TokenRequest(methods.get(0).stringValue(), auth.path("identity"), auth.path("scope"));
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // Its words may show what is secret.
        }
        throw IamException.malformed("the body is expected to be a JSON object");
    }

    IssuedToken prove(Logins logins, ServletRequest request) {
        return switch (method) {
            case "password" -> byPassword(logins, identity.path("password").path("user"));
            case "token" -> logins.byToken(text(identity.path("token"), "id", "auth.identity.token"), request);
            case "hw_ak_sk" -> byKeys(logins, identity.path("hw_ak_sk"), request);
            default ->
                throw IamException.malformed("auth.identity.methods: one of password, token and hw_ak_sk is expected");
        };
    }

    private static IssuedToken byPassword(Logins logins, JsonNode user) {
        String place = "auth.identity.password.user";
        LoginName name = new LoginName(
                optional(user, "id", place),
                optional(user, "name", place),
                optional(user.path("domain"), "id", place + ".domain"),
                optional(user.path("domain"), "name", place + ".domain"));
        boolean hasAccount = name.accountId() != null || name.accountName() != null;
        if (name.id() == null && (name.name() == null || !hasAccount)) {
            throw IamException.malformed(place + ": id is expected, or name and domain");
        }
        return logins.byPassword(name, text(user, "password", place));
    }

    private static IssuedToken byKeys(Logins logins, JsonNode keys, ServletRequest request) {
        String place = "auth.identity.hw_ak_sk";
        return logins.byKeys(
                text(keys.path("access"), "key", place + ".access"),
                text(keys.path("secret"), "key", place + ".secret"),
                request);
    }

    static String text(JsonNode parent, String member, String place) {
        String text = optional(parent, member, place);
        if (text == null) {
            throw IamException.malformed(place + "." + member + " is expected");
        }
        return text;
    }

    static @Nullable String optional(JsonNode parent, String member, String place) {
        JsonNode value = parent.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw IamException.malformed(place + "." + member + " is expected to be a text");
        }
        return value.stringValue();
    }
}

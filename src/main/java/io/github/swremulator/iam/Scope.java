package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a token is for: a project, the account, or neither.
 *
 * @param project its id and name
 */
record Scope(@Nullable Named project, @Nullable Named domain) {

    private static final String PROJECT = "auth.scope.project";

    static Scope of(JsonNode scope, Caller caller, String region) {
        if (scope.has("project") && scope.has("domain")) {
            throw IamException.malformed("auth.scope: either project or domain is expected");
        }
        if (scope.has("project")) {
            expectOwn(scope.path("project").path("domain"), caller, PROJECT + ".domain");
            return new Scope(project(scope.path("project"), caller, region), null);
        }
        if (scope.has("domain")) {
            expectOwn(scope.path("domain"), caller, "auth.scope.domain");
            return new Scope(null, account(caller));
        }
        return new Scope(null, null);
    }

    static Named account(Caller caller) {
        return new Named(caller.accountId(), caller.accountName());
    }

    /** An id does not tell the name of its project; it is taken for the region's that is set. */
    private static Named project(JsonNode project, Caller caller, String region) {
        String id = TokenRequest.optional(project, "id", PROJECT);
        String name = id == null ? TokenRequest.text(project, "name", PROJECT) : region;
        if (!ProjectName.isOne(name)) {
            throw IamException.unauthorized("Could not find the project.");
        }
        return new Named(id == null ? Project.id(caller, name) : id, name);
    }

    private static void expectOwn(JsonNode domain, Caller caller, String place) {
        String id = TokenRequest.optional(domain, "id", place);
        String name = TokenRequest.optional(domain, "name", place);
        if ((id != null && !id.equals(caller.accountId())) || (name != null && !name.equals(caller.accountName()))) {
            throw IamException.unauthorized("The account is not that of the user.");
        }
    }
}

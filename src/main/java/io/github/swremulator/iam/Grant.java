package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.iam.TokenResponse.InAccount;
import io.github.swremulator.iam.TokenResponse.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a token was obtained, and what it is for. A token contains it as its claims, such as {@code password:PROJECT:eu-de}.
 *
 * @param project the name or the id of the project, else ""
 */
record Grant(String method, Scope scope, String project) {

    private static final Pattern CLAIMS = Pattern.compile("([a-z_]+):(UNSCOPED|ACCOUNT|PROJECT|PROJECT_ID):(.*)");

    enum Scope {
        /** Nothing: the token can only be exchanged for another one. */
        UNSCOPED,
        ACCOUNT,
        PROJECT,
        PROJECT_ID
    }

    /** What the credential of a request is for: its token says it, and a signed request names its project in a header. */
    static Grant of(HttpServletRequest request, Logins logins, String ownRegion) {
        IssuedToken token = logins.tokenOf(request);
        String project = request.getHeader("X-Project-Id");
        return token == null && project != null
                ? new Grant("token", Scope.PROJECT_ID, project)
                : of(token == null ? null : token.claims(), ownRegion);
    }

    /** @param claims as {@link #claims} returned them; any others if IAM did not issue the token: then it is for the own region */
    static Grant of(@Nullable String claims, String ownRegion) {
        Matcher known = CLAIMS.matcher(claims == null ? "" : claims);
        return known.matches()
                ? new Grant(known.group(1), Scope.valueOf(known.group(2)), known.group(3))
                : new Grant("token", Scope.PROJECT, ownRegion);
    }

    String claims() {
        return method + ":" + scope + ":" + project;
    }

    /** The account as the token's scope, or null for another scope. */
    @Nullable
    Named account(Caller caller) {
        return scope == Scope.ACCOUNT ? Named.account(caller) : null;
    }

    /** The project as the token's scope, or null for another scope. */
    @Nullable
    InAccount project(Caller caller, String ownRegion) {
        return switch (scope) {
            case UNSCOPED, ACCOUNT -> null;
            case PROJECT -> new InAccount(Project.id(caller, project, ownRegion), project, Named.account(caller));
            case PROJECT_ID -> new InAccount(project, region(ownRegion), Named.account(caller));
        };
    }

    /** The region that the token is for. */
    String region(String ownRegion) {
        return switch (scope) {
            case UNSCOPED, ACCOUNT -> ownRegion;
            case PROJECT -> Project.region(project, ownRegion);
            case PROJECT_ID -> Project.regionOfId(project, ownRegion);
        };
    }
}

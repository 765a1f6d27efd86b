package io.github.swremulator.iam;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.IamVersion;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.QueryString;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.iam.Grant.Scope;
import io.github.swremulator.iam.Project.Links;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what a client asks for before it logs in, the version (iam_15_0003), and lists the projects (iam_06_0001, iam_06_0003) and
 * the account (iam_07_0001) of the caller.
 */
@RestController
class ListingController {

    private final Logins logins;
    private final AccountSettings own;

    ListingController(Logins logins, AccountSettings own) {
        this.logins = logins;
        this.own = own;
    }

    private record Projects(List<Project> projects, Links links) {}

    private record Domain(String id, String name, String description, boolean enabled, Links links) {}

    private record Domains(List<Domain> domains, Links links) {}

    /** Clients of OpenStack use the address as they are configured, with a slash at its end or without. */
    @WithoutCredential
    @GetMapping(
            name = "KeystoneShowVersion",
            path = {"/v3", "/v3/"})
    IamVersion version(HttpServletRequest request) {
        return IamVersion.at(SentPath.root(request));
    }

    /** Every region has a project, so that a client finds that of its region. Without a name, the caller's own is listed. */
    @GetMapping(name = "KeystoneListProjects", path = "/v3/projects")
    Projects projects(HttpServletRequest request) {
        return listed(request);
    }

    @GetMapping(name = "KeystoneListAuthProjects", path = "/v3/auth/projects")
    Projects authProjects(HttpServletRequest request) {
        return listed(request);
    }

    private Projects listed(HttpServletRequest request) {
        String root = SentPath.root(request);
        String asked = parameter("name", request);
        String name = asked == null ? ownProject(request) : asked;
        Caller caller = logins.caller(request, null);
        boolean isThere = Project.isName(name, own.region())
                && isAbsentOr(caller.accountId(), parameter("domain_id", request))
                && isAbsentOr(caller.accountId(), parameter("parent_id", request))
                && isAbsentOr("true", parameter("enabled", request))
                && isAbsentOr("false", parameter("is_domain", request));
        return new Projects(
                isThere ? List.of(Project.of(caller, name, own.region(), root + "/v3/projects")) : List.of(),
                self(request));
    }

    /** The project that the caller's credential is for, or else that of its region. */
    private String ownProject(HttpServletRequest request) {
        Grant grant = Grant.of(request, logins, own.region());
        return grant.scope() == Scope.PROJECT ? grant.project() : grant.region(own.region());
    }

    @GetMapping(name = "KeystoneListAuthDomains", path = "/v3/auth/domains")
    Domains domains(HttpServletRequest request) {
        String asked = parameter("name", request);
        Caller caller = logins.caller(request, asked);
        Domain account = new Domain(
                caller.accountId(),
                caller.accountName(),
                "",
                true,
                new Links(SentPath.root(request) + "/v3/domains/" + caller.accountId()));
        return new Domains(isAbsentOr(account.name(), asked) ? List.of(account) : List.of(), self(request));
    }

    private static boolean isAbsentOr(String value, @Nullable String asked) {
        return asked == null || asked.equals(value);
    }

    /** An empty parameter counts as absent. */
    private static @Nullable String parameter(String name, HttpServletRequest request) {
        return QueryString.firstValues(request.getQueryString()).get(name);
    }

    private static Links self(HttpServletRequest request) {
        return new Links(SentPath.root(request) + request.getRequestURI());
    }
}

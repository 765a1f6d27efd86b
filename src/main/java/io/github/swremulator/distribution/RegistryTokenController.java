package io.github.swremulator.distribution;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.QueryString;
import io.github.swremulator.access.RegistryTokens;
import io.github.swremulator.access.RegistryTokens.Client;
import io.github.swremulator.access.RegistryTokens.Grant;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RegistryException;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token service of the registry (Docker Registry v2 authentication, Token Authentication Specification). */
@RestController
class RegistryTokenController {

    private static final String REPOSITORY = "repository";

    private final RegistryTokens tokens;
    private final RegistryPermissions permissions;
    private final OrganizationCatalog organizations;

    /** {@code {"token":"eyJ0eXAi…"}}. */
    record TokenResponse(String token) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "token";
        }
    }

    RegistryTokenController(RegistryTokens tokens, RegistryPermissions permissions, OrganizationCatalog organizations) {
        this.tokens = tokens;
        this.permissions = permissions;
        this.organizations = organizations;
    }

    /** Parameters: {@code service}, and {@code scope} for each image repository: {@code repository:group/app:pull,push}. */
    @WithoutCredential
    @GetMapping(
            name = "CreateRegistryToken",
            path = {RequestArea.TOKEN_SERVICE, RequestArea.TOKEN_SERVICE + "/"})
    TokenResponse create(SessionName session, HttpServletRequest request) {
        Client client = login(request);
        client.put(request);
        List<Grant> access = new ArrayList<>();
        for (String scopes : QueryString.allValues(request.getQueryString()).getOrDefault("scope", List.of())) {
            for (String scope : scopes.split(" ", -1)) {
                grant(scope, client, session, request, access);
            }
        }
        return new TokenResponse(tokens.issue(client, access));
    }

    private Client login(HttpServletRequest request) {
        try {
            return tokens.login(request);
        } catch (RefusedCredentialException e) {
            throw refusal("Authenticate Error", null);
        }
    }

    private static RegistryRefusal refusal(String message, @Nullable String detail) {
        return new RegistryRefusal(OciErrorCode.DENIED, HttpStatus.UNAUTHORIZED.value(), message, detail);
    }

    private void grant(
            String scope, Client client, SessionName session, HttpServletRequest request, List<Grant> access) {
        String[] parts = scope.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(REPOSITORY)) {
            return;
        }
        ResourceName resource;
        try {
            resource = ResourceName.ofRepository(parts[1]);
        } catch (IllegalArgumentException e) {
            // The registry itself reports an invalid name.
            return;
        }
        requireOrganization(resource.organization(), client, session);
        List<String> wanted = List.of(parts[2].split(",", -1));
        List<String> actions = Stream.of(Needs.Action.values())
                .filter(action -> action.isWanted(wanted))
                .filter(action -> permissions.permit(client, request, session, resource, action.level()))
                .map(Needs.Action::label)
                .toList();
        if (client.isAnonymous() && actions.isEmpty()) {
            throw refusal("You may not login yet", "there is no X-Auth-Token");
        }
        if (!actions.isEmpty()) {
            access.add(new Grant(REPOSITORY, parts[1], actions));
        }
    }

    private void requireOrganization(OrganizationName organization, Client client, SessionName session) {
        if (client.isAnonymous()) {
            return;
        }
        try {
            organizations.requireExists(session, organization);
        } catch (RegistryException e) {
            throw refusal("Image organization does not exist", "Failed to find namespace in " + organization);
        }
    }
}

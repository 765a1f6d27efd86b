package io.github.swremulator.distribution;

import io.github.swremulator.access.RegistryTokens.Client;
import io.github.swremulator.manage.Actors;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** What the clients of the registry may do: the same as in the management API, and everybody may pull public images. */
@Component
class RegistryPermissions {

    private static final Actor NOBODY = new Actor("", "", "", false, Actor.Power.NOTHING);

    private final Actors actors;
    private final PermissionCatalog permissions;
    private final ImageRepositoryCatalog repositories;

    RegistryPermissions(Actors actors, PermissionCatalog permissions, ImageRepositoryCatalog repositories) {
        this.actors = actors;
        this.permissions = permissions;
        this.repositories = repositories;
    }

    /** @param request whose caller is the client, unless it is anonymous */
    boolean permit(
            Client client, HttpServletRequest request, SessionName session, ResourceName resource, AccessLevel needed) {
        Actor actor = client.isAnonymous() ? NOBODY : actors.of(request);
        boolean isPublic = needed == AccessLevel.READ
                && resource.repository() != null
                && !actor.seesEverything()
                && repositories.isPublic(session, resource.organization(), resource.repository());
        return isPublic || actor.seesEverything() || permissions.permits(session, actor, resource, needed);
    }
}

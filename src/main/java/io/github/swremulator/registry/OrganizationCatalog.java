package io.github.swremulator.registry;

import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.Organization;
import io.github.swremulator.registry.store.Organizations;
import io.github.swremulator.registry.store.Permissions;
import io.github.swremulator.registry.store.ResourceTable;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The organizations: lists, finds, creates and deletes them. Every method throws {@link WorldException} when there is
 * no such session.
 */
@Service
public class OrganizationCatalog {

    private final Worlds worlds;
    private final Organizations organizations;
    private final ImageRepositories repositories;
    private final Permissions permissions;
    private final List<ResourceTable<?>> attached;
    private final Tags tags;
    private final Quota.Settings quotas;

    /**
     * What an account has.
     *
     * @param bytes of all that its tags point to, which may exceed a 64-bit number
     */
    public record AccountSize(long organizations, long imageRepositories, long tags, BigInteger bytes) {}

    OrganizationCatalog(
            Worlds worlds,
            Organizations organizations,
            ImageRepositories repositories,
            Permissions permissions,
            List<ResourceTable<?>> attached,
            Tags tags,
            Quota.Settings quotas) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.repositories = repositories;
        this.permissions = permissions;
        this.attached = attached;
        this.tags = tags;
        this.quotas = quotas;
    }

    /**
     * Lists those of which the actor may see anything, such as one image repository, in the order of their names.
     *
     * @param only the organization of this name, or null for all
     */
    public List<OrganizationView> list(SessionName session, @Nullable OrganizationName only, Actor actor) {
        return worlds.read(
                session,
                world -> organizations.listVisible(world, actor).stream()
                        .filter(organization -> only == null || only.equals(organization.name()))
                        .map(organization -> view(world, organization, actor))
                        .toList());
    }

    /**
     * Finds an organization by its name.
     *
     * @throws RegistryException when there is no such organization
     */
    public OrganizationView find(SessionName session, OrganizationName name, Actor actor) {
        return worlds.read(session, world -> view(world, organizations.get(world, name), actor));
    }

    /**
     * Requires an organization.
     *
     * @throws RegistryException when there is no such organization
     */
    public void requireExists(SessionName session, OrganizationName name) {
        worlds.read(session, world -> organizations.get(world, name));
    }

    private OrganizationView view(long world, Organization organization, Actor actor) {
        OrganizationName name = organization.name();
        return new OrganizationView(
                organization.organizationId(),
                name,
                organization.accountId(),
                organization.creatorName(),
                permissions.level(actor, world, organization, null),
                permissions.count(world, new ResourceName(name, null)),
                repositories.countByWorldIdAndOrganization(world, name.value()));
    }

    /**
     * Creates an organization of the actor's account. The permission to manage it that its creator gets counts as every other.
     *
     * @throws RegistryException when one of this name exists, or the quota of the account is used up
     */
    public void create(SessionName session, OrganizationName name, Actor actor) {
        worlds.edit(session, world -> {
            if (organizations.find(world.id(), name).isPresent()) {
                throw RegistryException.organizationExists(name);
            }
            countOwned(world.id(), actor).requireRoom();
            organizations.create(
                    world, new NewOrganization(name, null, actor.owner(), actor.userName(), Attachments.NONE));
            permissions.giveToCreator(world, new ResourceName(name, null), actor);
        });
    }

    /**
     * Deletes an organization.
     *
     * @throws RegistryException when there is no such organization, or it has image repositories
     */
    public void delete(SessionName session, OrganizationName name) {
        worlds.edit(session, world -> {
            Organization organization = organizations.get(world.id(), name);
            if (repositories.countByWorldIdAndOrganization(world.id(), name.value()) > 0) {
                throw RegistryException.organizationNotEmpty(name);
            }
            attached.forEach(table -> table.clear(world, new ResourceName(name, null)));
            organizations.delete(organization);
        });
    }

    /** How many organizations the actor's account has, and how many it may have. */
    public Quota quota(SessionName session, Actor actor) {
        return worlds.read(session, world -> countOwned(world, actor));
    }

    private Quota countOwned(long world, Actor actor) {
        return new Quota(Quota.Kind.ORGANIZATIONS, quotas.organizations(), organizations.countOwned(world, actor));
    }

    /** What the actor's account has. */
    public AccountSize size(SessionName session, Actor actor) {
        return worlds.read(session, world -> {
            Tags.Count counted = tags.countOwned(world, actor);
            return new AccountSize(
                    organizations.countOwned(world, actor),
                    repositories.countOwned(world, actor),
                    counted.number(),
                    counted.bytes());
        });
    }
}

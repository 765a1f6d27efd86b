package io.github.swremulator.registry;

import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Worlds;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The organizations: lists, finds, creates and deletes them. */
@Service
public class OrganizationCatalog {

    private final Worlds worlds;
    private final OrganizationTable table;
    private final Organizations organizations;
    private final ImageRepositories repositories;
    private final PermissionTable permissions;
    private final ResourceTables attached;
    private final Tags tags;
    private final AccessLevels levels;
    private final QuotaSettings quotas;

    /**
     * What an account has.
     *
     * @param bytes of all that its tags point to, more perhaps than a 64-bit number takes
     */
    public record AccountSize(long organizations, long imageRepositories, long tags, BigInteger bytes) {}

    OrganizationCatalog(
            Worlds worlds,
            OrganizationTable table,
            Organizations organizations,
            ImageRepositories repositories,
            PermissionTable permissions,
            ResourceTables attached,
            Tags tags,
            AccessLevels levels,
            QuotaSettings quotas) {
        this.worlds = worlds;
        this.table = table;
        this.organizations = organizations;
        this.repositories = repositories;
        this.permissions = permissions;
        this.attached = attached;
        this.tags = tags;
        this.levels = levels;
        this.quotas = quotas;
    }

    /**
     * Those of which the actor may see something, be it one image repository, in the order of their names.
     *
     * @param only the one of this name, or null for all
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
     * The organization of this name.
     *
     * @throws RegistryException with the reason
     */
    public OrganizationView find(SessionName session, OrganizationName name, Actor actor) {
        return worlds.read(session, world -> view(world, table.get(world, name), actor));
    }

    /**
     * Creates one that belongs to the actor's account. Who has no power over all of that may manage it nevertheless.
     *
     * @throws RegistryException with the reason
     */
    public void create(SessionName session, OrganizationName name, Actor actor) {
        worlds.edit(session, world -> {
            if (organizations.existsByWorldIdAndName(world.id(), name.value())) {
                throw RegistryException.organizationExists(name);
            }
            countOwned(world.id(), actor).requireRoom();
            table.create(world, new NewOrganization(name, null, actor.owner(), actor.userName(), Attachments.NONE));
            levels.giveToCreator(world, new ResourceName(name, null), actor);
        });
    }

    /**
     * Deletes one that has no image repositories.
     *
     * @throws RegistryException with the reason
     */
    public void delete(SessionName session, OrganizationName name) {
        worlds.edit(session, world -> {
            Organization organization = table.get(world.id(), name);
            if (repositories.countByWorldIdAndOrganization(world.id(), name.value()) > 0) {
                throw RegistryException.organizationNotEmpty(name);
            }
            attached.clear(world, new ResourceName(name, null));
            organizations.delete(organization);
        });
    }

    /** How many organizations the actor's account has, and may have. */
    public Quota quota(SessionName session, Actor actor) {
        return worlds.read(session, world -> countOwned(world, actor));
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

    private Quota countOwned(long world, Actor actor) {
        return new Quota(Quota.Kind.ORGANIZATIONS, quotas.organizations(), organizations.countOwned(world, actor));
    }

    private OrganizationView view(long world, Organization organization, Actor actor) {
        return new OrganizationView(
                organization.organizationId(),
                organization.name(),
                organization.accountId(),
                organization.creatorName(),
                levels.of(actor, world, organization, null),
                permissions.count(world, new ResourceName(organization.name(), null)),
                repositories.countByWorldIdAndOrganization(
                        world, organization.name().value()));
    }
}

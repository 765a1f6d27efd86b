package io.github.swremulator.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The organizations: lists, finds, creates and deletes them. */
@Service
@Transactional
public class OrganizationCatalog {

    private final CatalogTables tables;
    private final ShownCatalog shown;
    private final AccessLevels levels;
    private final QuotaSettings quotas;

    OrganizationCatalog(CatalogTables tables, ShownCatalog shown, AccessLevels levels, QuotaSettings quotas) {
        this.tables = tables;
        this.shown = shown;
        this.levels = levels;
        this.quotas = quotas;
    }

    /**
     * Those of which the actor may see something, be it one image repository, in the order of their names.
     *
     * @param only the one of this name, or null for all
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<OrganizationView> list(@Nullable OrganizationName only, Actor actor) {
        shown.read();
        return tables.organizations().listVisible(actor).stream()
                .filter(organization -> only == null || only.equals(organization.name()))
                .map(organization -> view(organization, actor))
                .toList();
    }

    /**
     * The organization of this name.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public OrganizationView find(OrganizationName name, Actor actor) {
        shown.read();
        return view(shown.organization(name), actor);
    }

    /**
     * Creates one that belongs to the actor's account. Who has no power over all of that may manage it nevertheless.
     *
     * @throws OrganizationExistsException when any account has one of this name
     * @throws QuotaExceededException when the account has as many as it may
     */
    public void create(OrganizationName name, Actor actor) {
        Generation changes = shown.change();
        if (tables.organizations().existsByName(name.value())) {
            throw new OrganizationExistsException(name);
        }
        countOwned(actor).requireRoom();
        Organization created =
                tables.create(new NewOrganization(name, null, actor.owner(), actor.userName(), List.of()), changes);
        levels.giveToCreator(new PermissionRows(tables, created, null), actor, changes);
    }

    /**
     * Deletes one that has no image repositories.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws OrganizationNotEmptyException when it has image repositories
     */
    public void delete(OrganizationName name) {
        Generation changes = shown.change();
        Organization organization = shown.organization(name);
        if (tables.imageRepositories().countByOrganization(organization) > 0) {
            throw new OrganizationNotEmptyException(name);
        }
        tables.removeAll(tables.permissions().listAll(organization), changes);
        tables.remove(organization, changes);
    }

    /** How many organizations the actor's account has, and may have. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Quota quota(Actor actor) {
        shown.read();
        return countOwned(actor);
    }

    /** What the actor's account has. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AccountSize size(Actor actor) {
        shown.read();
        Tags.Count tags = tables.tags().countOwned(actor);
        return new AccountSize(
                tables.organizations().countOwned(actor),
                tables.imageRepositories().countOwned(actor),
                tags.number(),
                tags.bytes());
    }

    private Quota countOwned(Actor actor) {
        return new Quota(
                Quota.Kind.ORGANIZATIONS,
                quotas.organizations(),
                tables.organizations().countOwned(actor));
    }

    private OrganizationView view(Organization organization, Actor actor) {
        return new OrganizationView(
                organization.organizationId(),
                organization.name(),
                organization.accountId(),
                organization.creatorName(),
                levels.of(actor, organization),
                tables.permissions().countUsers(organization),
                tables.imageRepositories().countByOrganization(organization));
    }
}

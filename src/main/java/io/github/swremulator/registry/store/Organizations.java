package io.github.swremulator.registry.store;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RegistryException;
import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The organizations of all worlds. */
@Order(1)
public interface Organizations extends Repository<Organization, Long>, Table {

    /** The actor's account owns the organization {@code o}. */
    String OWNED =
            "(o.accountId = :#{#actor.accountId()} or (o.accountId is null and :#{#actor.ownsUnowned()} = true))";

    /** The actor may see something of the organization {@code o}. */
    String VISIBLE = "(:#{#actor.seesEverything()} = true or (:#{#actor.seesItsAccount()} = true and " + OWNED + ")"
            + " or exists (select 1 from Permission p where p.worldId = o.worldId and p.organization = o.name"
            + " and p.userId = :#{#actor.userId()}))";

    @Override
    default Rows rows() {
        return new Rows("organization", Owner.WORLD, "name, organization_id, account_id, creator_name");
    }

    // In SQL, since a seed asks it: no query in HQL is then parsed at the start.
    @NativeQuery("SELECT * FROM organization WHERE world_id = :world AND name = :name")
    Optional<Organization> findByWorldIdAndName(long world, String name);

    default Optional<Organization> find(long world, OrganizationName name) {
        return findByWorldIdAndName(world, name.value());
    }

    /**
     * Finds an organization by its name.
     *
     * @throws RegistryException when there is no such organization
     */
    default Organization get(long world, OrganizationName name) {
        return find(world, name).orElseThrow(() -> RegistryException.noOrganization(name));
    }

    /** Creates an organization with the number that is specified, or else with the next one. */
    default Organization create(World world, NewOrganization specified) {
        Long number = specified.organizationId();
        Organization created =
                new Organization(world.id(), specified, number != null ? number : world.nextOrganizationId());
        world.usedOrganizationId(created.organizationId());
        return save(created);
    }

    /** How many the actor's account owns. */
    @Query("select count(o) from Organization o where o.worldId = :world and " + OWNED)
    long countOwned(long world, Actor actor);

    /** Those of which the actor may see something, in the order of their names. */
    @Query("select o from Organization o where o.worldId = :world and " + VISIBLE + " order by o.name")
    List<Organization> listVisible(long world, Actor actor);

    List<Organization> findAllByWorldIdOrderByName(long world);

    Organization save(Organization organization);

    void delete(Organization organization);
}

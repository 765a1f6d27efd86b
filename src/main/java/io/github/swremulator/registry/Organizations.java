package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The organizations of all worlds. */
interface Organizations extends Repository<Organization, Long> {

    /** Of an organization {@code o}: the actor's account owns it. */
    String OWNED =
            "(o.accountId = :#{#actor.accountId()} or (o.accountId is null and :#{#actor.ownsUnowned()} = true))";

    /** Of an organization {@code o}: the actor may see something of it. */
    String VISIBLE = "(:#{#actor.seesEverything()} = true or (:#{#actor.seesItsAccount()} = true and " + OWNED + ")"
            + " or exists (select 1 from Permission p where p.worldId = o.worldId and p.organization = o.name"
            + " and p.userId = :#{#actor.userId()}))";

    Optional<Organization> findByWorldIdAndName(long world, String name);

    boolean existsByWorldIdAndName(long world, String name);

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

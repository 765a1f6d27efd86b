package io.github.swremulator.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The organizations. */
interface Organizations extends Repository<Organization, Long> {

    /** Of an organization {@code o}: the actor's account owns it. */
    String OWNED =
            "(o.accountId = :#{#actor.accountId()} or (o.accountId is null and :#{#actor.ownsUnowned()} = true))";

    /** Of an organization {@code o}: the actor may see something of it. */
    String VISIBLE = "(:#{#actor.seesEverything()} = true or (:#{#actor.seesItsAccount()} = true and " + OWNED + ")"
            + " or exists (select 1 from Permission p where p.organization = o and p.userId = :#{#actor.userId()}))";

    Optional<Organization> findByName(String name);

    boolean existsByName(String name);

    long count();

    /** How many the actor's account owns. */
    @Query("select count(o) from Organization o where " + OWNED)
    long countOwned(Actor actor);

    /** Those of which the actor may see something, in the order of their names. */
    @Query("select o from Organization o where " + VISIBLE + " order by o.name")
    List<Organization> listVisible(Actor actor);

    Organization save(Organization organization);

    @Query("select o from Organization o order by o.name")
    List<Organization> list();
}

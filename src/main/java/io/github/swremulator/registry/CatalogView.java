package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/** Which rows queries see: those of a base, and of the changes over it, without what is hidden in these. */
record CatalogView(EntityManager entityManager, long base, long changes) {

    static CatalogView of(EntityManager entityManager, CatalogState state) {
        return new CatalogView(entityManager, state.base().id(), state.changes().id());
    }

    /** Of one generation alone. */
    static CatalogView of(EntityManager entityManager, Generation generation) {
        return new CatalogView(entityManager, generation.id(), generation.id());
    }

    /** The base, and the changes where there are any but it. */
    List<Long> generations() {
        return base == changes ? List.of(base) : List.of(base, changes);
    }

    /** Leaves it to queries to say what they see: H2 2.4 repeats rows where a column is one value and one of several. */
    void showAll() {
        entityManager.unwrap(Session.class).disableFilter(GenerationRow.SHOWN);
    }

    /** For all queries until another view is shown or the transaction ends. */
    void show() {
        entityManager
                .unwrap(Session.class)
                .enableFilter(GenerationRow.SHOWN)
                .setParameter("base", base)
                .setParameter("changes", changes);
    }
}

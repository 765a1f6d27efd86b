package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
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

    /** For all queries until another view is shown or the transaction ends. */
    void show() {
        entityManager
                .unwrap(Session.class)
                .enableFilter(GenerationRow.SHOWN)
                .setParameter("base", base)
                .setParameter("changes", changes);
    }
}

package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/** All that is read and written together. */
@Component
record CatalogTables(
        Organizations organizations,
        ImageRepositories imageRepositories,
        Manifests manifests,
        Tags tags,
        EntityManager entityManager) {

    /** Takes a tag away from what is shown: one of the base stays, hidden, so that it can be shown again. */
    void remove(Tag tag, Generation changes) {
        if (tag.generationId() == changes.id()) {
            tags.delete(tag.id());
        } else {
            tags.hide(tag.id(), changes.id());
        }
    }

    /** Hands the rows that are held to the database, and forgets them. */
    void writeOut() {
        entityManager.flush();
        entityManager.clear();
    }
}

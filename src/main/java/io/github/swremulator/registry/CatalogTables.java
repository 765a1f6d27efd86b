package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that is read and written together. */
@Component
record CatalogTables(
        Organizations organizations,
        ImageRepositories imageRepositories,
        ImageRepositoryDetailsRows details,
        Permissions permissions,
        Manifests manifests,
        Tags tags,
        TagSections sections,
        SectionSize sectionSize,
        EntityManager entityManager) {

    Organization create(NewOrganization stated, Generation generation) {
        long number = stated.organizationId() != null ? stated.organizationId() : generation.nextOrganizationId();
        generation.statedOrganizationId(number);
        return organizations.save(new Organization(generation.id(), stated, number));
    }

    ImageRepository create(
            Organization organization, RepositoryName name, @Nullable Long repoId, Generation generation) {
        long number = repoId != null ? repoId : generation.nextRepoId();
        generation.statedRepoId(number);
        return imageRepositories.save(new ImageRepository(generation.id(), organization, name, number));
    }

    /** Takes a row away from what is shown: one of the base stays, hidden, so that it can be shown again. */
    void remove(GenerationRow row, Generation changes) {
        removeAll(List.of(row), changes);
    }

    /** As {@link #remove}, of many at once. */
    void removeAll(Collection<? extends GenerationRow> rows, Generation changes) {
        for (GenerationRow row : rows) {
            if (row.generationId() == changes.id()) {
                entityManager.remove(row);
            } else {
                row.hide(changes);
            }
        }
        // At once, since an insertion in their place would be written first.
        entityManager.flush();
    }

    /** Takes an image repository away, with all that is only found through it: of the base that stays as it is. */
    void removeWithContent(ImageRepository repository, Generation changes) {
        tags.deleteAll(repository, changes.id());
        manifests.deleteAll(repository, changes.id());
        // An organization is seen by whoever has a permission on anything of it.
        removeAll(permissions.list(repository), changes);
        details.deleteAll(repository, changes.id());
        sections.deleteAll(repository, changes.id());
        remove(repository, changes);
    }

    /** A tag, to be changed: one of the base stays as it is, hidden. */
    Tag tagToChange(Tag tag, Generation changes) {
        if (tag.generationId() == changes.id()) {
            return tag;
        }
        remove(tag, changes);
        return tag.copy(changes);
    }

    /** The details of an image repository, to be changed: those of the base stay as they are, hidden. */
    ImageRepositoryDetails detailsToChange(ImageRepository repository, Generation changes) {
        ImageRepositoryDetails shown = details.find(repository);
        if (shown.generationId() == changes.id()) {
            return shown;
        }
        remove(shown, changes);
        return details.save(shown.copy(changes.id()));
    }

    /** Hands the rows that are held to the database, and forgets them. */
    void writeOut() {
        entityManager.flush();
        entityManager.clear();
    }
}

package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Fills and empties the store. The caller brings the transaction, so that what belongs together is kept or undone whole. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CatalogWriter {

    private final Organizations organizations;
    private final ImageRepositories imageRepositories;
    private final Manifests manifests;
    private final Tags tags;
    private final EntityManager entityManager;

    CatalogWriter(
            Organizations organizations,
            ImageRepositories imageRepositories,
            Manifests manifests,
            Tags tags,
            EntityManager entityManager) {
        this.organizations = organizations;
        this.imageRepositories = imageRepositories;
        this.manifests = manifests;
        this.tags = tags;
        this.entityManager = entityManager;
    }

    /** Whether nothing at all is stored. */
    public boolean isEmpty() {
        return organizations.count() == 0;
    }

    /** Forgets everything that is stored. */
    public void clear() {
        tags.deleteAllInBatch();
        manifests.deleteAllInBatch();
        imageRepositories.deleteAllInBatch();
        organizations.deleteAllInBatch();
    }

    /** Makes an organization, unless it is there. */
    public void create(OrganizationName organization) {
        findOrSave(organization);
    }

    /** Begins an image repository that is not there yet; its organization may be. */
    public ImageRepositoryWriter create(
            OrganizationName organization, RepositoryName repository, @Nullable Long repoId) {
        ImageRepository created = imageRepositories.save(new ImageRepository(findOrSave(organization), repository));
        return new ImageRepositoryWriter(created, repoId, manifests, tags, entityManager);
    }

    private Organization findOrSave(OrganizationName name) {
        return organizations.findByName(name.value()).orElseGet(() -> organizations.save(new Organization(name)));
    }
}

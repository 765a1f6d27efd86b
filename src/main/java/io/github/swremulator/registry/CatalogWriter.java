package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
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

    /** Begins an image repository that is not there yet; its organization may be. */
    public ImageRepositoryWriter create(OrganizationName organization, RepositoryName repository) {
        Organization owner = organizations
                .findByName(organization.value())
                .orElseGet(() -> organizations.save(new Organization(organization)));
        ImageRepository created = imageRepositories.save(new ImageRepository(owner, repository));
        return new ImageRepositoryWriter(created, manifests, tags, entityManager);
    }
}

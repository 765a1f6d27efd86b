package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Tells all that a world has, in memory that does not grow with an image repository. The caller brings the transaction. */
@Component
class CatalogDump {

    private static final Limit BATCH = Limit.of(500);

    private final Organizations organizations;
    private final ImageRepositories repositories;
    private final ResourceTables attached;
    private final UntaggedManifests untagged;
    private final Tags tags;
    private final EntityManager entityManager;

    CatalogDump(
            Organizations organizations,
            ImageRepositories repositories,
            ResourceTables attached,
            UntaggedManifests untagged,
            Tags tags,
            EntityManager entityManager) {
        this.organizations = organizations;
        this.repositories = repositories;
        this.attached = attached;
        this.untagged = untagged;
        this.tags = tags;
        this.entityManager = entityManager;
    }

    void tell(long world, CatalogVisitor visitor) {
        for (Organization organization : organizations.findAllByWorldIdOrderByName(world)) {
            ResourceName name = new ResourceName(organization.name(), null);
            visitor.organization(organization.specification(attached.dump(world, name)));
            repositories
                    .findAllByWorldIdAndOrganizationOrderByName(
                            world, organization.name().value())
                    .forEach(repository -> tell(world, repository, visitor));
        }
    }

    private void tell(long world, ImageRepository repository, CatalogVisitor visitor) {
        visitor.imageRepository(repository.specification(attached.dump(world, repository.resource())));
        long content = repository.contentId();
        tellAll(
                after -> untagged.listWritten(content, after, BATCH),
                UntaggedManifest::id,
                one -> visitor.manifest(one.manifest().specification()));
        tellAll(after -> tags.listWritten(content, after, BATCH), Tag::id, tag -> visitor.tag(tag.specification()));
    }

    private <T> void tellAll(LongFunction<List<T>> rows, ToLongFunction<T> id, Consumer<T> visitor) {
        List<T> some = rows.apply(Long.MIN_VALUE);
        while (!some.isEmpty()) {
            entityManager.clear();
            some.forEach(visitor);
            some = rows.apply(id.applyAsLong(some.get(some.size() - 1)));
        }
    }
}

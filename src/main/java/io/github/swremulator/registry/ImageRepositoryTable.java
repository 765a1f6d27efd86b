package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The image repositories of a world. */
@Component
@Order(2)
class ImageRepositoryTable implements Table {

    private final ImageRepositories repositories;
    private final OrganizationTable organizations;
    private final Contents contents;

    ImageRepositoryTable(ImageRepositories repositories, OrganizationTable organizations, Contents contents) {
        this.repositories = repositories;
        this.organizations = organizations;
        this.contents = contents;
    }

    @Override
    public Rows rows() {
        return new Rows(
                "image_repository",
                Owner.WORLD,
                "organization, name, content_id, repo_id, category, description, is_public, creator_id, creator_name,"
                        + " created_at, updated_at");
    }

    Optional<ImageRepository> find(long world, OrganizationName organization, RepositoryName name) {
        return repositories.findByWorldIdAndOrganizationAndName(world, organization.value(), name.value());
    }

    /**
     * The image repository of this name.
     *
     * @throws RegistryException with the reason
     */
    ImageRepository get(long world, OrganizationName organization, RepositoryName name) {
        return find(world, organization, name).orElseThrow(() -> {
            organizations.get(world, organization);
            return RegistryException.noImageRepository(organization, name);
        });
    }

    /** As {@link #get}, with a content that no other world lists, so that its tags may be changed. */
    ImageRepository own(World world, OrganizationName organization, RepositoryName name) {
        ImageRepository found = get(world.id(), organization, name);
        own(found);
        return found;
    }

    void own(ImageRepository repository) {
        repository.list(contents.own(repository.contentId()));
    }

    ImageRepository save(ImageRepository repository) {
        return repositories.save(repository);
    }
}

package io.github.swremulator.registry;

import io.github.swremulator.registry.world.World;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what it visits to a world, in memory that does not grow with an image repository. */
final class CatalogLoader implements CatalogVisitor {

    private final OrganizationTable organizationTable;
    private final RepositoryLoader.Store store;
    private final World world;
    private final Set<OrganizationName> created = new HashSet<>();
    private @Nullable RepositoryLoader current;
    private long imageRepositories;
    private long tags;

    CatalogLoader(OrganizationTable organizationTable, RepositoryLoader.Store store, World world) {
        this.organizationTable = organizationTable;
        this.store = store;
        this.world = world;
    }

    @Override
    public void organization(NewOrganization specified) {
        end();
        Organization organization = find(specified);
        if (!created.contains(specified.name())) {
            organization.requireSame(specified);
        }
        organization.apply(specified);
        world.usedOrganizationId(organization.organizationId());
        store.entityManager().flush();
        store.attached().load(world, new ResourceName(specified.name(), null), specified.attachments());
    }

    private Organization find(NewOrganization specified) {
        return organizationTable.find(world.id(), specified.name()).orElseGet(() -> {
            created.add(specified.name());
            return organizationTable.create(world, specified);
        });
    }

    @Override
    public void imageRepository(NewImageRepository specified) {
        if (current != null && current.isOf(specified)) {
            current.apply(specified);
            return;
        }
        end();
        find(NewOrganization.named(specified.organization()));
        ImageRepository known = store.repositories()
                .find(world.id(), specified.organization(), specified.name())
                .orElse(null);
        if (known == null) {
            imageRepositories++;
            current = RepositoryLoader.create(store, world, specified);
        } else {
            current = RepositoryLoader.merge(store, world, known, specified);
        }
    }

    @Override
    public void manifest(NewManifest manifest) {
        current().manifest(manifest);
    }

    @Override
    public void tag(NewTag tag) {
        current().tag(tag);
        tags++;
    }

    @Override
    public void end() {
        if (current != null) {
            current.finish();
            current = null;
        }
    }

    /** How much was new. */
    CatalogStore.Size size() {
        return new CatalogStore.Size(created.size(), imageRepositories, tags);
    }

    private RepositoryLoader current() {
        if (current == null) {
            throw new IllegalStateException("an image repository comes before its manifests and tags");
        }
        return current;
    }
}

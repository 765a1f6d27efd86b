package io.github.swremulator.registry;

import io.github.swremulator.registry.store.Blobs;
import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Manifests;
import io.github.swremulator.registry.store.Organization;
import io.github.swremulator.registry.store.Organizations;
import io.github.swremulator.registry.store.ResourceTable;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.store.UntaggedManifests;
import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.StoreSpace;
import io.github.swremulator.registry.world.World;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what it receives to a world, in memory that does not grow with an image repository. */
final class CatalogLoader implements CatalogVisitor {

    private final Tables tables;
    private final World world;
    /** The organizations that exist. */
    private final Set<OrganizationName> found = new HashSet<>();
    /** Those of them that did not exist before. */
    private final Set<OrganizationName> created = new HashSet<>();
    /** New image repositories that were received completely, but are not stored yet: one batch of them takes fewer statements. */
    private final List<RepositoryLoader> complete = new ArrayList<>();

    private int held;
    private @Nullable RepositoryLoader current;
    private long imageRepositories;
    private long tags;

    /** What loads and dumps use of the store. */
    @Component
    record Tables(
            Organizations organizations,
            ImageRepositories repositories,
            List<ResourceTable<?>> attached,
            Manifests manifests,
            Blobs blobs,
            UntaggedManifests untagged,
            Tags tags,
            Contents contents,
            ManifestReferences references,
            EntityManager entityManager,
            StoreSpace space) {

        void load(World world, ResourceName resource, Attachments attachments) {
            attached.forEach(table -> table.load(world, resource, attachments));
        }

        Attachments dump(long world, ResourceName resource) {
            Attachments dumped = Attachments.NONE;
            for (ResourceTable<?> table : attached) {
                dumped = table.dump(world, resource, dumped);
            }
            return dumped;
        }
    }

    CatalogLoader(Tables tables, World world) {
        this.tables = tables;
        this.world = world;
    }

    @Override
    public void organization(NewOrganization specified) {
        end();
        Organization organization = find(specified);
        if (!created.contains(specified.name())) {
            requireSame(specified, organization);
        }
        organization.apply(specified);
        world.usedOrganizationId(organization.organizationId());
        tables.entityManager().flush();
        tables.load(world, new ResourceName(specified.name(), null), specified.attachments());
        tables.entityManager().flush();
        // Otherwise every flush would look at all organizations again.
        tables.entityManager().clear();
    }

    private static void requireSame(NewOrganization specified, Organization organization) {
        requireSame(specified, "number", specified.organizationId(), organization.organizationId());
        requireSame(specified, "account", specified.accountId(), organization.accountId());
        requireSame(specified, "creator", specified.creatorName(), organization.creatorName());
    }

    private static void requireSame(
            NewOrganization organization, String what, @Nullable Object specified, @Nullable Object before) {
        if (specified != null && !specified.equals(before)) {
            throw new ConflictingDataException("organization " + organization.name() + " exists, and its " + what + ", "
                    + (before == null ? "none" : before) + ", cannot change");
        }
    }

    private Organization find(NewOrganization specified) {
        found.add(specified.name());
        return tables.organizations().find(world.id(), specified.name()).orElseGet(() -> {
            created.add(specified.name());
            return tables.organizations().create(world, specified);
        });
    }

    @Override
    public void imageRepository(NewImageRepository specified) {
        if (current != null && current.isOf(specified)) {
            current.apply(specified);
            return;
        }
        finishCurrent();
        if (!found.contains(specified.organization())) {
            find(NewOrganization.named(specified.organization()));
        }
        ImageRepository known = created.contains(specified.organization())
                ? null
                : tables.repositories()
                        .find(world.id(), specified.organization(), specified.name())
                        .orElse(null);
        imageRepositories += known == null ? 1 : 0;
        current = new RepositoryLoader(tables, world, known, specified);
    }

    @Override
    public void manifest(NewManifest manifest) {
        current().manifest(manifest);
        writeWhenFull();
    }

    @Override
    public void tag(NewTag tag) {
        current().tag(tag);
        tags++;
        writeWhenFull();
    }

    /** In the order in which they were received, since tags are numbered when they are written. */
    private void writeWhenFull() {
        if (held + current().held() >= BATCH_SIZE) {
            tables.space().require();
            writeComplete();
        }
        if (current().held() >= BATCH_SIZE) {
            current().write();
        }
    }

    @Override
    public void end() {
        finishCurrent();
        writeComplete();
    }

    private void finishCurrent() {
        RepositoryLoader last = current;
        current = null;
        if (last != null && last.isUnwritten()) {
            complete.add(last);
            held += 1 + last.held();
            if (held >= BATCH_SIZE) {
                writeComplete();
            }
        } else if (last != null) {
            writeComplete();
            last.write();
            RepositoryLoader.finishAll(tables, List.of(last));
        }
    }

    private void writeComplete() {
        if (!complete.isEmpty()) {
            RepositoryLoader.writeAll(complete);
            tables.entityManager().flush();
            tables.entityManager().clear();
            RepositoryLoader.finishAll(tables, complete);
            complete.clear();
            held = 0;
        }
    }

    /** How much was added. */
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

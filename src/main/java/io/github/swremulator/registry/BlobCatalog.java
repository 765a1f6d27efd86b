package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.store.Blobs;
import io.github.swremulator.registry.store.Organizations;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows which blobs are stored, and which image repositories have them. Their bytes are somewhere else: who stores or deletes them
 * does so while this holds the blob's lock. Every method with a session throws {@link WorldException} when there is no such
 * session.
 */
@Service
public class BlobCatalog {

    private static final Logger log = LoggerFactory.getLogger(BlobCatalog.class);

    private final Worlds worlds;
    private final Organizations organizations;
    private final Blobs blobs;
    private final TransactionTemplate transaction;

    BlobCatalog(Worlds worlds, Organizations organizations, Blobs blobs, PlatformTransactionManager transactions) {
        this.worlds = worlds;
        this.organizations = organizations;
        this.blobs = blobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The size of a blob in an image repository, in bytes, if it is there. */
    public OptionalLong size(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return blobs.size(session, organization, repository, digest);
    }

    /**
     * Adds a blob to an image repository, which need not exist yet. Other changes of the session go on while the bytes are stored,
     * which can take a while.
     *
     * @param store stores the bytes; nobody deletes them before the blob is added
     * @throws RegistryException when there is no such organization
     * @throws MissingReferenceException when the blob was deleted again meanwhile
     */
    public void add(
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            Digest digest,
            long size,
            Runnable store) {
        try {
            add(digest, size, store);
        } catch (DuplicateKeyException e) {
            // Another call has just added it.
            add(digest, size, store);
        }
        worlds.edit(session, world -> {
            organizations.get(world.id(), organization);
            if (!blobs.keep(digest)) {
                throw new MissingReferenceException(List.of(digest), List.of());
            }
            blobs.link(world, organization, repository, digest);
        });
    }

    private void add(Digest digest, long size, Runnable store) {
        transaction.executeWithoutResult(status -> {
            blobs.add(digest, size);
            store.run();
        });
    }

    /**
     * Adds a blob of another image repository, and returns whether it is there.
     *
     * @throws RegistryException when there is no such organization
     */
    public boolean mount(
            SessionName session,
            ResourceName from,
            OrganizationName organization,
            RepositoryName repository,
            Digest digest) {
        RepositoryName source = from.repository();
        return source != null
                && worlds.compute(session, world -> {
                    organizations.get(world.id(), organization);
                    boolean isThere = !blobs.use(world, from.organization(), source, List.of(digest.value()))
                            .isEmpty();
                    if (isThere) {
                        blobs.link(world, organization, repository, digest);
                    }
                    return isThere;
                });
    }

    /** Removes a blob from an image repository; returns false if a manifest there still refers to it. */
    public boolean remove(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return worlds.compute(session, world -> {
            blobs.unlink(world, organization, repository, digest);
            return blobs.use(world, organization, repository, List.of(digest.value()))
                    .isEmpty();
        });
    }

    /**
     * Deletes the blobs to which nothing has referred for a while.
     *
     * @param linked how long a blob waits for a manifest that refers to it
     * @param unused how long nothing must have referred to it: longer than a client takes from finding it to pushing its manifest
     * @param delete deletes the bytes
     */
    public void deleteUnused(Duration linked, Duration unused, Consumer<Digest> delete) {
        transaction.executeWithoutResult(status -> blobs.findUnused(linked));
        for (String digest : blobs.listUnused(unused)) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (blobs.deleteUnused(digest)) {
                        delete.accept(new Digest(digest));
                    }
                });
            } catch (PessimisticLockingFailureException e) {
                log.debug("Somebody uses the unused blob {} now", digest, e);
            }
        }
    }

    /** The time of the store's machine. */
    public Instant time() {
        return blobs.time().toInstant();
    }

    /** Deletes the bytes of a blob that is not known, such as one whose addition was interrupted. */
    public void deleteUnknown(Digest digest, Consumer<Digest> delete) {
        transaction.executeWithoutResult(status -> {
            if (!blobs.isKnown(digest)) {
                delete.accept(digest);
            }
        });
    }
}

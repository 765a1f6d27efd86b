package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.WEB;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.seed.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which image repositories have a blob, and when its bytes are deleted. */
@RegistryTest
class BlobCatalogTest {

    private static final Actor ACTOR = new Actor("u1", "ann", "a1", true, Actor.Power.EVERYTHING);

    private final CatalogStore store;
    private final Snapshots snapshots;
    private final BlobCatalog blobs;
    private final ManifestCatalog manifests;
    private final TagEditor tags;
    private final ImageRepositoryCatalog repositories;
    /** Other tests leave manifests behind, which are deleted only after a while. */
    private final Digest config = Digest.of(UUID.randomUUID().toString());

    private final Digest layer = Digest.of(UUID.randomUUID().toString());
    /** In place of the store of bytes. */
    private final Set<Digest> bytes = ConcurrentHashMap.newKeySet();

    BlobCatalogTest(
            CatalogStore store,
            Snapshots snapshots,
            BlobCatalog blobs,
            ManifestCatalog manifests,
            TagEditor tags,
            ImageRepositoryCatalog repositories) {
        this.store = store;
        this.snapshots = snapshots;
        this.blobs = blobs;
        this.manifests = manifests;
        this.tags = tags;
        this.repositories = repositories;
    }

    @BeforeEach
    void seed() {
        store.replace(DEFAULT, Seeds.document("group/web: []"));
        clean();
        clean();
        bytes.clear();
    }

    private void add(RepositoryName repository, Digest blob) {
        blobs.add(DEFAULT, GROUP, repository, blob, 5, () -> bytes.add(blob));
    }

    private boolean has(RepositoryName repository, Digest blob) {
        return blobs.size(DEFAULT, GROUP, repository, blob).isPresent();
    }

    /** Deletes what nothing refers to, and what waits for a manifest. */
    private void clean() {
        blobs.deleteUnused(Duration.ZERO, Duration.ZERO, bytes::remove);
    }

    private static PushedManifest image(Digest first, Digest second) {
        String content =
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"%s\",\"size\":6},\"layers\":[{\"digest\":\"%s\",\"size\":5}]}"
                        .formatted(first, second);
        return new PushedManifest(content, Digest.of(content), List.of(first, second), List.of(), null);
    }

    private void push(RepositoryName repository, @Nullable TagName tag, PushedManifest manifest) {
        manifests.push(DEFAULT, GROUP, repository, tag, manifest, ACTOR);
    }

    private PushedManifest pushImage(String tag) {
        add(APP, config);
        add(APP, layer);
        PushedManifest image = image(config, layer);
        push(APP, Names.tag(tag), image);
        return image;
    }

    @Test
    void aBlobIsInTheRepositoryThatItWasPushedTo() {
        add(APP, layer);
        assertThat(blobs.size(DEFAULT, GROUP, APP, layer)).hasValue(5);
        assertThat(has(WEB, layer)).isFalse();
        assertThat(has(APP, config)).isFalse();
    }

    @Test
    void aBlobNeedsAnOrganization() {
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> blobs.add(DEFAULT, organization("none"), APP, layer, 5, () -> bytes.add(layer)));
        clean();
        assertThat(bytes).isEmpty();
    }

    @Test
    void aBlobWhoseBytesCannotBeStoredIsNotAdded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> blobs.add(DEFAULT, GROUP, APP, layer, 5, () -> {
                    throw new IllegalStateException("the disk is full");
                }));
        assertThat(has(APP, layer)).isFalse();
        add(APP, layer);
        assertThat(has(APP, layer)).isTrue();
    }

    @Test
    void aBlobCanBeMountedAndRemoved() {
        add(APP, layer);
        assertThat(blobs.mount(DEFAULT, new ResourceName(GROUP, APP), GROUP, WEB, layer))
                .isTrue();
        assertThat(blobs.mount(DEFAULT, new ResourceName(GROUP, APP), GROUP, WEB, config))
                .isFalse();
        assertThat(has(WEB, layer)).isTrue();
        assertThat(blobs.remove(DEFAULT, GROUP, APP, layer)).isTrue();
        assertThat(has(APP, layer)).isFalse();
        assertThat(has(WEB, layer)).isTrue();
    }

    @Test
    void aBlobIsKeptAsLongAsAManifestRefersToIt() {
        pushImage("v1");
        clean();
        clean();
        assertThat(bytes).containsExactlyInAnyOrder(config, layer);
        assertThat(has(APP, layer)).isTrue();
        assertThat(blobs.remove(DEFAULT, GROUP, APP, layer)).isFalse();
    }

    @Test
    void aBlobThatNothingRefersToIsDeletedOnceThatWasNoticed() {
        add(APP, layer);
        blobs.deleteUnused(Duration.ofHours(1), Duration.ZERO, bytes::remove);
        assertThat(has(APP, layer)).as("it waits for its manifest").isTrue();
        blobs.deleteUnused(Duration.ZERO, Duration.ofHours(1), bytes::remove);
        assertThat(bytes).as("a client may have found it").contains(layer);
        clean();
        assertThat(bytes).isEmpty();
        assertThat(has(APP, layer)).isFalse();
    }

    @Test
    void aBlobThatIsPushedAgainInTimeIsKept() {
        add(APP, layer);
        blobs.deleteUnused(Duration.ZERO, Duration.ofHours(1), bytes::remove);
        add(WEB, layer);
        blobs.deleteUnused(Duration.ofHours(1), Duration.ZERO, bytes::remove);
        assertThat(bytes).contains(layer);
        assertThat(has(WEB, layer)).isTrue();
    }

    @Test
    void onlyUnknownBytesAreDeletedAsUnknown() {
        add(APP, layer);
        bytes.add(config);
        blobs.deleteUnknown(layer, bytes::remove);
        blobs.deleteUnknown(config, bytes::remove);
        assertThat(bytes).containsExactly(layer);
    }

    @Test
    void aSnapshotKeepsTheBlobsOfItsImages() {
        PushedManifest image = pushImage("v1");
        snapshots.take(DEFAULT, new SnapshotName("kept"), false);
        repositories.delete(DEFAULT, GROUP, APP);
        assertThat(has(APP, layer)).isFalse();
        clean();
        snapshots.restore(DEFAULT, new SnapshotName("kept"), false);
        assertThat(has(APP, layer)).isTrue();
        assertThat(bytes).contains(layer);
        assertThat(manifests.find(DEFAULT, GROUP, APP, image.digest())).isPresent();
    }

    @Test
    void aManifestNeedsItsBlobsInItsOwnRepository() {
        add(APP, config);
        add(WEB, layer);
        MissingReferenceException missing = catchThrowableOfType(
                MissingReferenceException.class, () -> push(APP, Names.tag("v1"), image(config, layer)));
        assertThat(missing.blobs()).containsExactly(layer);
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND).isThrownBy(() -> repositories.find(DEFAULT, GROUP, APP));
    }

    @Test
    void aManifestWithoutATagIsFoundByItsDigest() {
        add(APP, config);
        add(APP, layer);
        PushedManifest image = image(config, layer);
        push(APP, null, image);
        assertThat(manifests.find(DEFAULT, GROUP, APP, image.digest())).isPresent();
        assertThat(manifests.tagNames(DEFAULT, GROUP, APP, "", 10)).isEmpty();
        push(APP, Names.tag("v1"), image);
        tags.delete(DEFAULT, GROUP, APP, Names.tag("v1"));
        assertThat(manifests.find(DEFAULT, GROUP, APP, image.digest())).isEmpty();
    }

    @Test
    void aManifestGoesWithAllItsTags() {
        PushedManifest image = pushImage("v1");
        push(APP, Names.tag("v2"), image);
        assertThat(manifests.delete(DEFAULT, GROUP, APP, image.digest())).isTrue();
        assertThat(manifests.tagNames(DEFAULT, GROUP, APP, "", 10)).isEmpty();
        assertThat(repositories.find(DEFAULT, GROUP, APP).tags()).isZero();
        assertThat(manifests.delete(DEFAULT, GROUP, APP, image.digest())).isFalse();
    }

    @Test
    void pullsAreCounted() {
        pushImage("v1");
        repositories.countPull(DEFAULT, GROUP, APP);
        repositories.countPull(DEFAULT, GROUP, APP);
        assertThat(repositories.find(DEFAULT, GROUP, APP).downloads()).isEqualTo(2);
    }

    /** Without locks, bytes would be deleted that a manifest that comes at the same time refers to. */
    @Test
    void noDeletionTakesTheBlobsOfAPushUnderWay() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        AtomicBoolean isOver = new AtomicBoolean();
        Future<?> deletions = clients.submit(() -> {
            while (!isOver.get()) {
                blobs.deleteUnused(Duration.ofMillis(20), Duration.ZERO, bytes::remove);
            }
        });
        try {
            List<Future<?>> pushes = new ArrayList<>();
            for (int client = 0; client < 3; client++) {
                RepositoryName own = Names.repository("racing" + client);
                pushes.add(clients.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        pushAndDelete(own, n % 2 == 0 ? config : layer);
                    }
                }));
            }
            for (Future<?> push : pushes) {
                push.get();
            }
        } finally {
            isOver.set(true);
            deletions.get();
            clients.shutdown();
        }
    }

    private void pushAndDelete(RepositoryName own, Digest shared) {
        PushedManifest image = image(shared, shared);
        boolean isPushed = false;
        while (!isPushed) {
            try {
                add(own, shared);
                push(own, Names.tag("v1"), image);
                isPushed = true;
            } catch (MissingReferenceException e) {
                // The link was deleted before the manifest came, and the client pushes again.
                assertThat(e.blobs()).containsOnly(shared);
            }
        }
        assertThat(bytes).as("the bytes of a pushed image").contains(shared);
        assertThat(has(own, shared)).isTrue();
        manifests.delete(DEFAULT, GROUP, own, image.digest());
    }
}

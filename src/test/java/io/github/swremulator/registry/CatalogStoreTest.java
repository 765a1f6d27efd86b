package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.registry.world.Snapshots.Snapshot;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seeds, loads, resets and snapshots of a catalog. */
@RegistryTest({"swr.quota.tags=4", "swr.quota.organizations=3", "swr.quota.repositories=5"})
class CatalogStoreTest {

    private static final String EVERYTHING = """
            group: {permissions: [{user_id: u1, user_name: ann, auth: 7}]}
            group/app: {description: shop, permissions: [{user_id: u1, user_name: ann, auth: 7}], tags: [v1, v2]}
            other/app: []
            """;

    private final CatalogStore store;
    private final Snapshots snapshots;
    private final TagEditor editor;
    private final ImageRepositoryCatalog repositories;
    private final TagCatalog tags;

    CatalogStoreTest(
            CatalogStore store,
            Snapshots snapshots,
            TagEditor editor,
            ImageRepositoryCatalog repositories,
            TagCatalog tags) {
        this.store = store;
        this.snapshots = snapshots;
        this.editor = editor;
        this.repositories = repositories;
        this.tags = tags;
    }

    private String shown() {
        return Shown.of(store).toString();
    }

    @Test
    void seedOnceSeedsAnEmptyStoreOnly() {
        assertThat(store.seedOnce(Seeds.document("group/app: [v1]"))).isEmpty();
        assertThat(Shown.of(store).organizations).isEmpty();
        assertThat(store.seed(Seeds.document("group/app: [v1]"))).isEqualTo(new CatalogStore.Size(1, 1, 1));
        String seeded = shown();
        assertThat(store.seedOnce(Seeds.document("other/app: [v1]"))).isEmpty();
        assertThat(shown()).isEqualTo(seeded);
    }

    @Test
    void replaceAndMergeAreUndoneByReset() {
        store.seed(Seeds.document("group/app: [v1]"));
        String seeded = shown();
        assertThat(store.replace(DEFAULT, Seeds.document("group/app: [{name: v2, id: 70}]\nempty: {}")))
                .isEqualTo(new CatalogStore.Size(2, 1, 1));
        assertThat(Shown.of(store).tagNames()).containsExactly("v2");
        assertThat(store.merge(DEFAULT, Seeds.document("group/app: [{name: v2, size: 4711}, v3]\nother/web: [v1]")))
                .isEqualTo(new CatalogStore.Size(1, 1, 3));
        assertThat(tags.find(DEFAULT, GROUP, APP, tag("v2")).size()).isEqualTo(4711);
        assertThat(tags.find(DEFAULT, GROUP, APP, tag("v2")).tagId())
                .as("a tag that is replaced keeps its number")
                .isEqualTo(70);
        store.reset(DEFAULT, () -> {});
        assertThat(shown()).isEqualTo(seeded);
        editor.delete(DEFAULT, GROUP, APP, tag("v1"));
        store.reset(DEFAULT, () -> {});
        assertThat(shown()).isEqualTo(seeded);
    }

    @Test
    void aConflictInALoadChangesNothing() {
        store.seed(Seeds.document("group/app: [v1]"));
        String before = shown();
        String broken = "group/app: ["
                + String.join(
                        ",", IntStream.range(0, 1200).mapToObj(n -> "n" + n).toList()) + ", n7]";
        for (Runnable change : List.<Runnable>of(
                () -> store.replace(DEFAULT, Seeds.document(broken)),
                () -> store.merge(DEFAULT, Seeds.document(broken)),
                () -> store.merge(DEFAULT, Seeds.document("group/new: []\ngroup/app: {repo_id: 4711}")),
                () -> store.seed(Seeds.document(broken)))) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(change::run)
                    .withMessageMatching("(?s).*(duplicate tag|cannot change).*");
            assertThat(shown()).isEqualTo(before);
        }
        store.reset(DEFAULT, () -> {});
        assertThat(shown()).isEqualTo(before);
    }

    /** Even if they are in different batches. */
    @Test
    void storesAManifestOnceForAllItsTags() {
        String manifest = "manifest: '{\"schemaVersion\":2,\"manifests\":[]}'";
        store.replace(
                DEFAULT,
                Seeds.document("group/app: [{name: first, " + manifest
                        + "}, {count: 1100, name: \"{n}\"}, {name: last, " + manifest + "}]"));
        assertThat(Shown.of(store).manifests).hasSize(1101);
        editor.delete(DEFAULT, GROUP, APP, tag("first"));
        assertThat(tags.find(DEFAULT, GROUP, APP, tag("last")).manifest())
                .asString(StandardCharsets.UTF_8)
                .contains("\"manifests\":[]");
        editor.delete(DEFAULT, GROUP, APP, tag("last"));
        assertThat(Shown.of(store).manifests).hasSize(1100);
    }

    @Test
    void assignsUnusedNumbers() {
        store.replace(
                DEFAULT, Seeds.document("group/app: {repo_id: 7, tags: [{name: a, id: 1}, b, {name: c, id: 90}, d]}"));
        store.merge(DEFAULT, Seeds.document("group/app: [e]\ngroup/web: [a]"));
        Shown shown = Shown.of(store);
        assertThat(shown.tags.stream().map(NewTag::tagId)).containsExactlyInAnyOrder(1L, 2L, 90L, 91L, 92L, 93L);
        assertThat(shown.repositories.stream().map(NewImageRepository::repoId)).containsExactly(7L, 8L);
        store.replace(DEFAULT, Seeds.document("group/app: [{name: a, id: 9223372036854775807}, b]"));
        assertThat(Shown.of(store).tags.stream().map(NewTag::tagId)).containsExactlyInAnyOrder(1L, Long.MAX_VALUE);
    }

    @Test
    void sumsTheImagesOfNestedIndexesInAnyOrder() {
        String image = "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:" + "0".repeat(64)
                + "\",\"size\":100},\"layers\":[]}";
        String inner = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + Digest.of(image) + "\",\"size\":1}]}";
        String outer = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + Digest.of(inner) + "\",\"size\":1},"
                + "{\"digest\":\"" + Digest.of(image) + "\",\"size\":1}]}";
        for (List<String> order : List.of(List.of(outer, inner, image), List.of(image, inner, outer))) {
            store.replace(
                    DEFAULT,
                    Seeds.document("group/app: ["
                            + String.join(
                                    ",",
                                    order.stream()
                                            .map(each ->
                                                    "{name: t" + order.indexOf(each) + ", manifest: '" + each + "'}")
                                            .toList())
                            + "]"));
            assertThat(List.of(outer, inner, image).stream()
                            .map(each -> tags.find(DEFAULT, GROUP, APP, tag("t" + order.indexOf(each)))
                                    .size()))
                    .containsExactly(200L, 100L, 100L);
        }
    }

    @Test
    void restoreUndoesEveryChangeSinceTheSnapshot() {
        SnapshotName name = new SnapshotName("kept");
        store.replace(DEFAULT, Seeds.document(EVERYTHING));
        store.merge(DEFAULT, Seeds.document("group/app: [v3]"));
        String kept = shown();
        Snapshot taken = snapshots.take(DEFAULT, name, false);
        assertThat(taken.takenAt()).isEqualTo(TestClock.START);
        assertThat(snapshots.list(DEFAULT, false)).containsExactly(taken);
        assertThat(snapshots.find(DEFAULT, name, false)).isEqualTo(taken);
        for (Runnable change : List.<Runnable>of(
                () -> store.replace(DEFAULT, Seeds.document("{}")),
                () -> store.merge(DEFAULT, Seeds.document(EVERYTHING.replace("ann", "bob"))),
                () -> editor.delete(DEFAULT, GROUP, APP, tag("v3")),
                () -> repositories.delete(DEFAULT, GROUP, APP),
                () -> repositories.edit(DEFAULT, GROUP, APP, null, "another", true))) {
            change.run();
            assertThat(shown()).isNotEqualTo(kept);
            snapshots.restore(DEFAULT, name, false);
            assertThat(shown()).isEqualTo(kept);
        }
        snapshots.delete(DEFAULT, name, false);
        assertThat(snapshots.list(DEFAULT, false)).isEmpty();
        assertThat(shown()).isEqualTo(kept);
        for (Runnable call : List.<Runnable>of(
                () -> snapshots.find(DEFAULT, name, false),
                () -> snapshots.restore(DEFAULT, name, false),
                () -> snapshots.delete(DEFAULT, name, false))) {
            assertThatExceptionOfType(WorldException.class)
                    .isThrownBy(call::run)
                    .extracting(WorldException::reason)
                    .isEqualTo(WorldException.Reason.SNAPSHOT_NOT_FOUND);
        }
    }
}

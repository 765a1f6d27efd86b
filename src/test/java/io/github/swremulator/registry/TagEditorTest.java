package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.WEB;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Names.repository;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.seed.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates, moves and deletes tags, and releases their manifests. */
@RegistryTest({"swr.quota.tags=4", "swr.quota.organizations=3", "swr.quota.repositories=5"})
class TagEditorTest {

    private static final String LEFT = image("a");
    private static final String RIGHT = image("b");
    private static final String SHARED = image("c");
    private static final String INNER = index(SHARED);
    private static final String OUTER = index(LEFT, INNER);

    private final CatalogStore store;
    private final Snapshots snapshots;
    private final TagCatalog catalog;
    private final TagEditor editor;
    private final ImageRepositoryCatalog repositories;

    TagEditorTest(
            CatalogStore store,
            Snapshots snapshots,
            TagCatalog catalog,
            TagEditor editor,
            ImageRepositoryCatalog repositories) {
        this.store = store;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.editor = editor;
        this.repositories = repositories;
    }

    @BeforeEach
    void seed() {
        store.replace(
                DEFAULT,
                Seeds.document("group/app: [" + tag("v1", LEFT) + "," + tag("v2", RIGHT) + "]\ngroup/web: []"));
    }

    private static String image(String digit) {
        return "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:" + digit.repeat(64)
                + "\",\"size\":1},\"layers\":[]}";
    }

    private static String index(String... images) {
        return Stream.of(images)
                .map(image -> "{\"digest\":\"" + Digest.of(image) + "\",\"size\":1}")
                .collect(Collectors.joining(",", "{\"schemaVersion\":2,\"manifests\":[", "]}"));
    }

    private static String tag(String name, String manifest) {
        return "{name: " + name + ", created: 2026-01-01T00:00:00Z, updated: 2026-01-02T00:00:00Z, manifest: '"
                + manifest + "'}";
    }

    private void point(String source, String destination, boolean override) {
        editor.point(DEFAULT, GROUP, APP, Names.tag(source), Names.tag(destination), override);
    }

    private TagView find(String name) {
        return catalog.find(DEFAULT, GROUP, APP, Names.tag(name));
    }

    private List<String> manifests() {
        return Shown.of(store).manifests;
    }

    private List<String> names() {
        return Shown.of(store).tagNames();
    }

    @Test
    void pointCreatesATagOfTheSameImage() {
        point("v1", "v3", false);
        TagView created = find("v3");
        assertThat(created.tagId()).isEqualTo(3);
        assertThat(created.digest()).isEqualTo(find("v1").digest());
        assertThat(created.createdAt()).isEqualTo(TestClock.START);
        assertThat(created.updatedAt()).isEqualTo(TestClock.START);
        assertThat(repositories.find(DEFAULT, GROUP, APP).tags()).isEqualTo(3);
        assertThat(repositories.find(DEFAULT, GROUP, APP).updatedAt()).isEqualTo(TestClock.START);
    }

    @Test
    void pointMovesAnExistingTagOnlyIfRequested() {
        String before = Shown.of(store).toString();
        for (String there : List.of("v1", "v2")) {
            assertThatRefused(Reason.TAG_EXISTS).isThrownBy(() -> point("v1", there, false));
        }
        assertThat(Shown.of(store)).hasToString(before);
    }

    @Test
    void aMovedTagKeepsItsNumberAndCreationTime(TestClock clock) {
        TagView before = find("v2");
        point("v1", "v2", true);
        TagView moved = find("v2");
        assertThat(moved.tagId()).isEqualTo(before.tagId());
        assertThat(moved.createdAt()).isEqualTo(before.createdAt());
        assertThat(moved.updatedAt()).isEqualTo(TestClock.START);
        assertThat(moved.digest()).isEqualTo(Digest.of(LEFT).value());
        assertThat(manifests()).containsExactly(LEFT);
        Instant later = TestClock.START.plusSeconds(60);
        clock.set(later);
        point("v2", "v2", true);
        assertThat(find("v2").updatedAt()).isEqualTo(later);
        assertThat(names()).containsExactlyInAnyOrder("v1", "v2");
        assertThat(manifests()).containsExactly(LEFT);
    }

    @Test
    void deleteOfTheLastTagReleasesItsManifest() {
        point("v1", "v3", false);
        editor.delete(DEFAULT, GROUP, APP, Names.tag("v1"));
        assertThatRefused(Reason.TAG_NOT_FOUND).isThrownBy(() -> find("v1"));
        assertThatRefused(Reason.TAG_NOT_FOUND).isThrownBy(() -> editor.delete(DEFAULT, GROUP, APP, Names.tag("v1")));
        assertThatRefused(Reason.TAG_NOT_FOUND).isThrownBy(() -> point("v1", "v4", false));
        assertThat(manifests()).containsExactlyInAnyOrder(LEFT, RIGHT);
        editor.delete(DEFAULT, GROUP, APP, Names.tag("v3"));
        assertThat(manifests()).containsExactly(RIGHT);
        assertThat(names()).containsExactly("v2");
        assertThat(repositories.find(DEFAULT, GROUP, APP).tags()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deleteOfAnIndexReleasesItsManifests(boolean writtenLater) {
        String app = "group/app: {manifests: [{manifest: '" + SHARED + "'}, {manifest: '" + INNER + "'}, {manifest: '"
                + LEFT + "'}], tags: [" + tag("all", OUTER) + "," + tag("left", LEFT) + "," + tag("inner", INNER) + ","
                + tag("other", RIGHT) + "]}";
        store.replace(DEFAULT, Seeds.document(writtenLater ? "group/app: []" : app));
        if (writtenLater) {
            store.merge(DEFAULT, Seeds.document(app));
        }
        editor.delete(DEFAULT, GROUP, APP, Names.tag("inner"));
        assertThat(manifests()).containsExactlyInAnyOrder(OUTER, INNER, SHARED, LEFT, RIGHT);
        editor.delete(DEFAULT, GROUP, APP, Names.tag("all"));
        assertThat(manifests()).containsExactlyInAnyOrder(LEFT, RIGHT);
        assertThat(names()).containsExactlyInAnyOrder("left", "other");
    }

    @Test
    void restoreUndoesChangesOfTags() {
        SnapshotName name = new SnapshotName("before");
        snapshots.take(DEFAULT, name, false);
        String before = Shown.of(store).toString();
        point("v1", "v2", true);
        editor.delete(DEFAULT, GROUP, APP, Names.tag("v1"));
        editor.delete(DEFAULT, GROUP, APP, Names.tag("v2"));
        assertThat(names()).isEmpty();
        assertThat(manifests()).isEmpty();
        snapshots.restore(DEFAULT, name, false);
        assertThat(Shown.of(store)).hasToString(before);
    }

    @Test
    void pointAtTheQuotaIsRefused() {
        point("v1", "v3", false);
        point("v1", "v4", false);
        assertThatRefused(Reason.TOO_MANY_TAGS).isThrownBy(() -> point("v1", "v5", false));
        point("v1", "v4", true);
        assertThat(names()).hasSize(4);
    }

    @Test
    void churnPushesDeletesAndMovesTags(TestClock clock) {
        point("v1", "v3", false);
        clock.set(TestClock.START.plusSeconds(1));
        editor.push(DEFAULT, GROUP, APP, () -> true);
        assertThat(names()).hasSize(4).contains("v1", "v2", "v3");
        assertThat(CheckedPages.listAfter(catalog, APP, null, TagOrder.NEWEST_FIRST, null, 1))
                .singleElement()
                .satisfies(pushed ->
                        assertThat(pushed.digest()).isEqualTo(Digest.of(LEFT).value()));
        editor.deleteNewest(DEFAULT, GROUP, APP, () -> true);
        assertThat(names()).containsExactlyInAnyOrder("v1", "v2", "v3");
        clock.set(TestClock.START.plusSeconds(2));
        editor.moveOldest(DEFAULT, GROUP, APP, () -> true);
        assertThat(find("v1").updatedAt()).isEqualTo(TestClock.START.plusSeconds(2));
        // Without tags or without the repository, nothing happens.
        editor.push(DEFAULT, GROUP, WEB, () -> true);
        editor.deleteNewest(DEFAULT, GROUP, repository("none"), () -> true);
        editor.moveOldest(DEFAULT, organization("none"), APP, () -> true);
        assertThat(names()).containsExactlyInAnyOrder("v1", "v2", "v3");
    }

    @Test
    void reportsWhatDoesNotExist() {
        TagName v1 = Names.tag("v1");
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> editor.delete(DEFAULT, organization("none"), APP, v1));
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND)
                .isThrownBy(() -> editor.point(DEFAULT, GROUP, repository("none"), v1, v1, true));
        assertThatRefused(Reason.TAG_NOT_FOUND).isThrownBy(() -> editor.point(DEFAULT, GROUP, WEB, v1, v1, true));
    }
}

package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.WEB;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Names.repository;
import static io.github.swremulator.registry.Names.tag;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists and finds tags. */
@RegistryTest
class TagCatalogTest {

    private final CatalogStore store;
    private final TagCatalog catalog;
    private final TagEditor editor;

    TagCatalogTest(CatalogStore store, TagCatalog catalog, TagEditor editor) {
        this.store = store;
        this.catalog = catalog;
        this.editor = editor;
    }

    private void seed(String document) {
        store.replace(DEFAULT, Seeds.document(document));
    }

    private TagCatalog.Listing list(@Nullable TagNameFilter filter, TagOrder order, @Nullable ListRange range) {
        return CheckedPages.list(catalog, new TagQuery(GROUP, APP, filter, order, range));
    }

    private List<String> names(@Nullable TagNameFilter filter, TagOrder order) {
        return CheckedPages.names(list(filter, order, null).tags());
    }

    @Test
    void storesEveryField() {
        seed("""
                group/app:
                  repo_id: 70
                  tags:
                  - name: v1
                    id: 7
                    size: 4711
                    is_trusted: true
                    scanned: true
                    created: 2026-01-01T00:00:00.123456Z
                    updated: 2026-01-02T00:00:00.5Z
                    deleted: 2026-01-03T00:00:00Z
                    path: registry.test/group/app:v1
                    internal_path: 10.0.0.1/group/app:v1
                    domain_id: 0123456789abcdef0123456789abcdef
                    manifest: '{"schemaVersion":2,"manifests":[],"text":"\u00e9\ud83d\ude00"}'
                """);
        TagView found = catalog.find(DEFAULT, GROUP, APP, tag("v1"));
        assertThat(found.tagId()).isEqualTo(7);
        assertThat(found.repoId()).isEqualTo(70);
        assertThat(found.size()).isEqualTo(4711);
        assertThat(found.trusted()).isTrue();
        assertThat(found.scanned()).isTrue();
        assertThat(found.createdAt()).isEqualTo("2026-01-01T00:00:00.123456Z");
        assertThat(found.updatedAt()).isEqualTo("2026-01-02T00:00:00.5Z");
        assertThat(found.deletedAt()).isEqualTo(Instant.parse("2026-01-03T00:00:00Z"));
        assertThat(found.path()).isEqualTo("registry.test/group/app:v1");
        assertThat(found.internalPath()).isEqualTo("10.0.0.1/group/app:v1");
        assertThat(found.accountId()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(found.manifest())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"schemaVersion\":2,\"manifests\":[],\"text\":\"\u00e9\ud83d\ude00\"}");
        assertThat(found.isIndex()).isTrue();
        assertThat(found.imageId()).isEmpty();
        assertThat(list(null, TagOrder.NEWEST_FIRST, null).tags())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(found);
    }

    @Test
    void listOrdersNamesByBytes() {
        seed("group/app: ['b', ab, a_b, aB, a.b, a-b, 'a', _, 'Z', 'A', '9', '0']");
        List<String> byByte = List.of("0", "9", "A", "Z", "_", "a", "a-b", "a.b", "aB", "a_b", "ab", "b");
        assertThat(names(null, TagOrder.NAME_ASCENDING)).isEqualTo(byByte);
        List<String> backwards = new ArrayList<>(byByte);
        Collections.reverse(backwards);
        assertThat(names(null, TagOrder.NAME_DESCENDING)).isEqualTo(backwards);
    }

    @Test
    void listOrdersTagsOfTheSameTimeByNumberAndName() {
        seed("""
                group/app:
                - {name: newest, id: 9, updated: 2026-01-03T00:00:00Z}
                - {name: b, id: 2, updated: 2026-01-02T00:00:00Z}
                - {name: a, id: 2, updated: 2026-01-02T00:00:00Z}
                - {name: c, id: 1, updated: 2026-01-02T00:00:00Z}
                - {name: oldest, id: 5, updated: 2026-01-02T00:00:00.999999Z, created: 2026-01-01T00:00:00Z}
                """);
        assertThat(names(null, TagOrder.NEWEST_FIRST)).containsExactly("newest", "oldest", "c", "a", "b");
        assertThat(names(null, TagOrder.OLDEST_FIRST)).containsExactly("c", "a", "b", "oldest", "newest");
    }

    @ParameterizedTest
    @CsvSource({
        "_rc, 1.0_rc",
        "-rc, 1.0-rc",
        "1.0, 1.0-rc 1.0_rc 1.0xrc",
        "., 1.0-rc 1.0_rc 1.0xrc 2.0",
        "RC, ''",
        "_, 1.0_rc"
    })
    void listFindsAPartOfANameCaseSensitively(String part, String expected) {
        seed("group/app: [1.0_rc, 1.0xrc, 1.0-rc, '2.0']\ngroup/web: [1.0_rc]");
        TagNameFilter filter = new TagNameFilter.Containing(part);
        assertThat(String.join(" ", names(filter, TagOrder.NAME_ASCENDING))).isEqualTo(expected);
        TagCatalog.Listing second = list(filter, TagOrder.NAME_ASCENDING, new ListRange(1, 1));
        List<String> all = List.of(expected.split(" "));
        assertThat(second.total()).isEqualTo(expected.isEmpty() ? 0 : all.size());
        assertThat(CheckedPages.names(second.tags())).isEqualTo(all.size() > 1 ? all.subList(1, 2) : List.of());
    }

    @Test
    void listFindsAnExactName() {
        seed("group/app: [v1, v10, V1]\ngroup/web: [v2]");
        TagNameFilter v1 = new TagNameFilter.Exactly(tag("v1"));
        assertThat(names(v1, TagOrder.NEWEST_FIRST)).containsExactly("v1");
        assertThat(names(new TagNameFilter.Exactly(tag("v2")), TagOrder.NEWEST_FIRST))
                .isEmpty();
        assertThat(names(new TagNameFilter.Exactly(tag("v")), TagOrder.NEWEST_FIRST))
                .isEmpty();
        TagCatalog.Listing past = list(v1, TagOrder.NEWEST_FIRST, new ListRange(1, 5));
        assertThat(past.tags()).isEmpty();
        assertThat(past.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void listPastTheEndIsEmpty(TagOrder order) {
        seed("group/app: [v1, v2]");
        for (long offset : new long[] {2, 3, 1L << 31, Long.MAX_VALUE}) {
            TagCatalog.Listing past = list(null, order, new ListRange(offset, 1000));
            assertThat(past.tags()).isEmpty();
            assertThat(past.offset()).isEqualTo(offset);
            assertThat(past.total()).isEqualTo(2);
        }
    }

    @Test
    void reportsWhatDoesNotExist() {
        seed("group/app: []");
        assertThat(list(null, TagOrder.NEWEST_FIRST, null).tags()).isEmpty();
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.find(DEFAULT, organization("none"), APP, tag("v1")));
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND)
                .isThrownBy(() -> catalog.find(DEFAULT, GROUP, repository("none"), tag("v1")));
        assertThatRefused(Reason.TAG_NOT_FOUND).isThrownBy(() -> catalog.find(DEFAULT, GROUP, APP, tag("v1")));
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND)
                .isThrownBy(
                        () -> CheckedPages.list(catalog, new TagQuery(GROUP, WEB, null, TagOrder.NEWEST_FIRST, null)));
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.find(DEFAULT, organization("none"), APP, tag("v1")));
    }

    /** A tag that existed all the time is returned once, and none is returned twice. */
    @ParameterizedTest
    @EnumSource
    void listContinuesAfterAPlaceDespiteChanges(TagOrder order) {
        StringBuilder document = new StringBuilder("group/app:\n");
        Set<String> kept = new TreeSet<>();
        for (int n = 0; n < 12; n++) {
            document.append("- {name: t%02d, id: %d, updated: 2026-01-0%dT00:00:00Z}%n"
                    .formatted(n, n % 6, n == 3 ? 1 : n == 7 ? 3 : 2));
            kept.add("t%02d".formatted(n));
        }
        seed(document.toString());
        List<String> seen = new ArrayList<>();
        TagPlace after = null;
        for (int page = 0; ; page++) {
            List<TagView> tags = CheckedPages.listAfter(catalog, APP, null, order, after, 2);
            seen.addAll(CheckedPages.names(tags));
            if (tags.isEmpty()) {
                break;
            }
            after = TagPlace.after(tags.get(tags.size() - 1));
            String gone = "t%02d".formatted(page * 3);
            if (kept.remove(gone)) {
                editor.delete(DEFAULT, GROUP, APP, tag(gone));
                store.merge(
                        DEFAULT,
                        Seeds.document("group/app: [{name: t%02d-new, id: 1, updated: 2026-01-02T00:00:00Z}]"
                                .formatted(page)));
            }
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(kept);
    }

    @Test
    void providesAListForTheWarmUp() {
        assertThat(catalog.queryOfAny(new ListRange(0, 10))).isEmpty();
        seed("group/app: [v1]");
        TagQuery any = catalog.queryOfAny(new ListRange(0, 10)).orElseThrow();
        assertThat(CheckedPages.names(CheckedPages.list(catalog, any).tags())).containsExactly("v1");
    }
}

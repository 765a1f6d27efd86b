package io.github.swremulator.registry;

import static io.github.swremulator.registry.CheckedPages.LONG;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a list whose cached places are close to each other, which tests the rules of long lists with few tags. */
@RegistryTest(stride = TagPagesTest.STRIDE)
class TagPagesTest {

    static final int STRIDE = 10;

    private final Random random = new Random(7);
    private final CatalogStore catalogStore;
    private final Snapshots snapshots;
    private final TagEditor editor;
    private final CheckedPages pages;

    TagPagesTest(CatalogStore catalogStore, Snapshots snapshots, TagCatalog catalog, TagEditor editor) {
        this.catalogStore = catalogStore;
        this.snapshots = snapshots;
        this.editor = editor;
        this.pages = new CheckedPages(catalogStore, catalog, STRIDE, random);
    }

    @BeforeEach
    void seed() {
        pages.seed();
    }

    @Test
    void pagesMatchTheSortedList() {
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = pages.sorted(LONG, order);
            for (int offset = 0; offset <= expected.size() + 1; offset++) {
                for (int limit : new int[] {1, 2, STRIDE - 1, STRIDE, STRIDE + 1, expected.size()}) {
                    pages.assertPage(LONG, order, expected, offset, limit);
                }
            }
        }
        pages.assertAll();
    }

    @Test
    void pagesMatchTheSortedListAfterEachChange() {
        SnapshotName some = new SnapshotName("some");
        List<Runnable> all = List.of(
                () -> snapshots.take(DEFAULT, some, false),
                () -> snapshots.restore(DEFAULT, some, false),
                () -> pages.merge("long", 1, 3),
                () -> pages.merge("long", 25, 38),
                () -> pages.merge("edge", 9, 12),
                () -> pages.merge("short", 5, 9),
                () -> catalogStore.reset(DEFAULT, () -> {}),
                this::seed);
        snapshots.take(DEFAULT, some, false);
        for (int round = 0; round < 10; round++) {
            // Each once in any case.
            (round < all.size() ? all.get(round) : all.get(random.nextInt(all.size()))).run();
            pages.assertAll();
            for (int n = 0; n < 6; n++) {
                change();
            }
            pages.assertAll();
        }
    }

    private void change() {
        RepositoryName repository = CheckedPages.ALL.get(random.nextInt(3));
        List<TagPlace> tags = pages.shown(repository);
        if (tags.isEmpty()) {
            return;
        }
        TagName one = tags.get(random.nextInt(tags.size())).name();
        TagName another = tags.get(random.nextInt(tags.size())).name();
        switch (random.nextInt(6)) {
            case 0 -> editor.point(DEFAULT, GROUP, repository, one, another, true);
            case 1 ->
                editor.point(DEFAULT, GROUP, repository, one, new TagName("new-" + random.nextInt(1000000)), true);
            case 2 -> editor.delete(DEFAULT, GROUP, repository, one);
            case 3 -> editor.push(DEFAULT, GROUP, repository, () -> true);
            case 4 -> editor.deleteNewest(DEFAULT, GROUP, repository, () -> true);
            default -> editor.moveOldest(DEFAULT, GROUP, repository, () -> true);
        }
    }

    @Test
    void pagesOfAPartOfANameMatchTheSortedList() {
        TagNameFilter part = new TagNameFilter.Containing("1");
        for (TagOrder order : TagOrder.values()) {
            List<String> expected = pages.sorted(LONG, order).stream()
                    .filter(name -> name.contains("1"))
                    .toList();
            assertThat(expected).hasSizeGreaterThan(STRIDE);
            for (int offset = 0; offset <= expected.size() + 1; offset++) {
                TagCatalog.Listing page = pages.list(new TagQuery(GROUP, LONG, part, order, new ListRange(offset, 3)));
                int from = Math.min(offset, expected.size());
                assertThat(CheckedPages.names(page.tags()))
                        .isEqualTo(expected.subList(from, Math.min(from + 3, expected.size())));
                assertThat(page.total()).isEqualTo(expected.size());
            }
        }
    }
}

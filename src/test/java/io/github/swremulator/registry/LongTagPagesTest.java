package io.github.swremulator.registry;

import static io.github.swremulator.registry.CheckedPages.LONG;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.store.TagPages;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Like {@link TagPagesTest}, with the default distance between cached places. */
@RegistryTest
class LongTagPagesTest {

    @Test
    void pagesMatchTheSortedList(CatalogStore catalogStore, TagCatalog catalog, TagEditor editor) {
        int stride = TagPages.Places.DEFAULT.stride();
        CheckedPages pages = new CheckedPages(catalogStore, catalog, stride, new Random(7));
        pages.seed();
        pages.assertAll();
        pages.merge("long", 2590, 3100);
        editor.push(DEFAULT, GROUP, LONG, () -> true);
        editor.deleteNewest(DEFAULT, GROUP, LONG, () -> true);
        editor.moveOldest(DEFAULT, GROUP, LONG, () -> true);
        pages.assertAll();

        TagNameFilter part = new TagNameFilter.Containing("1");
        List<String> expected = pages.sorted(LONG, TagOrder.NAME_ASCENDING).stream()
                .filter(name -> name.contains("1"))
                .toList();
        assertThat(expected).hasSizeGreaterThan(stride);
        TagCatalog.Listing page =
                pages.list(new TagQuery(GROUP, LONG, part, TagOrder.NAME_ASCENDING, new ListRange(stride + 1, 10)));
        assertThat(CheckedPages.names(page.tags())).isEqualTo(expected.subList(stride + 1, stride + 11));
    }
}

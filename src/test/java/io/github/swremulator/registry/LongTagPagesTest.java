package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.TagPages.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.TestStore;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** As {@link TagPagesTest}, once with sections of the length that the emulator has. */
@RegistryTest
class LongTagPagesTest {

    @Test
    void everyPageIsThatOfAllTagsSorted(
            CatalogStore catalogStore, TagCatalog catalog, TagChanges changes, TestStore store) {
        int section = Math.toIntExact(SectionSize.DEFAULT.tags());
        TagPages pages = new TagPages(catalogStore, catalog, store, section, new Random(7));
        pages.seed();
        pages.assertAll();
        pages.merge("long", 2590, 3100);
        changes.push(GROUP, LONG);
        changes.deleteNewest(GROUP, LONG);
        changes.moveOldest(GROUP, LONG);
        pages.assertAll();

        TagNameFilter part = new TagNameFilter.Containing("1");
        List<String> expected = pages.sorted(LONG, TagOrder.NAME_ASCENDING).stream()
                .filter(name -> name.contains("1"))
                .toList();
        assertThat(expected).hasSizeGreaterThan(section);
        TagListing page =
                pages.list(new TagQuery(GROUP, LONG, part, TagOrder.NAME_ASCENDING, new TagRange(section + 1, 10)));
        assertThat(TagPages.names(page.tags())).isEqualTo(expected.subList(section + 1, section + 11));
    }
}

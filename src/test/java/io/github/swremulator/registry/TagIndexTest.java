package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.store.Tags;
import org.junit.jupiter.api.Test;

/** H2's query plans before it has statistics, as during the load of a seed. */
class TagIndexTest {

    private final TestStore store = TestStore.create(Database.H2);

    @Test
    void findUsesTheIndexOfNames() {
        assertThat(plan("SELECT * FROM tag WHERE content_id = 1 AND name = 'latest'"))
                .contains("TAG_BY_NAME");
    }

    @Test
    void loadUsesTheIndexOfNames() {
        assertThat(plan(Tags.KNOWN.replace(":names", "ARRAY['v1', 'v2']").replace(":content", "1")))
                .containsPattern("TAG_BY_NAME: .*\\s+AND NAME = GIVEN.NAME");
    }

    private String plan(String query) {
        store.migrateTo("latest");
        return store.read("EXPLAIN " + query, rows -> {
            rows.next();
            return rows.getString(1);
        });
    }
}

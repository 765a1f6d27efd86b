package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.registry.store.Tags;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What H2 chooses before it has statistics, as while a seed is written. */
class TagIndexTest {

    @Test
    void aTagIsFoundByItsName() throws SQLException {
        TestStore store = TestStore.create(Database.H2);
        store.migrateTo("latest");
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                PreparedStatement explain = connection.prepareStatement("""
                        EXPLAIN SELECT * FROM tag WHERE content_id = ? AND name = ?""");
                ResultSet plan = explained(explain)) {
            assertThat(plan.next()).isTrue();
            assertThat(plan.getString(1)).contains("TAG_BY_NAME");
        }
    }

    @Test
    void tagsThatAreToldAgainAreFoundByTheirNames() throws SQLException {
        TestStore store = TestStore.create(Database.H2);
        store.migrateTo("latest");
        String known = Tags.KNOWN.replace(":names", "ARRAY['v1', 'v2']").replace(":content", "1");
        String plan = store.read("EXPLAIN " + known, rows -> {
            rows.next();
            return rows.getString(1);
        });
        assertThat(plan).containsPattern("TAG_BY_NAME: .*\\s+AND NAME = GIVEN.NAME");
    }

    private static ResultSet explained(PreparedStatement explain) throws SQLException {
        explain.setLong(1, 1);
        explain.setString(2, "latest");
        return explain.executeQuery();
    }
}

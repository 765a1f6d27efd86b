package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
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
                        EXPLAIN SELECT * FROM tag WHERE generation_id IN (?, ?) AND hidden_in <> ?
                        AND image_repository_id = ? AND name = ?""");
                ResultSet plan = explained(explain)) {
            assertThat(plan.next()).isTrue();
            assertThat(plan.getString(1)).contains("TAG_BY_NAME");
        }
    }

    private static ResultSet explained(PreparedStatement explain) throws SQLException {
        for (int key = 1; key <= 4; key++) {
            explain.setLong(key, 1);
        }
        explain.setString(5, "latest");
        return explain.executeQuery();
    }
}

package io.github.swremulator.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Database;
import io.github.swremulator.TestStore;
import io.github.swremulator.settings.DataDirectory;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** A store in memory has the tables that Flyway makes, without Flyway. */
class StoreSchemaTest {

    private static final String HISTORY = "flyway_schema_history";

    private final TestStore store = TestStore.create(Database.H2);
    private final MockEnvironment environment = new MockEnvironment();

    private record Details(TestStore store) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return store.user();
        }

        @Override
        public String getPassword() {
            return store.password();
        }

        @Override
        public String getJdbcUrl() {
            return store.url();
        }
    }

    @Test
    void isTheSameWithoutFlyway() throws Exception {
        create();
        TestStore migrated = TestStore.create(Database.H2);
        migrated.migrateTo("latest");
        migrated.execute("DROP TABLE \"" + HISTORY + "\"");
        assertThat(schema(store)).hasSizeGreaterThan(30).isEqualTo(schema(migrated));
    }

    @Test
    void isMadeOnceForAllThatShareTheStore() throws Exception {
        create();
        store.execute("UPDATE store SET marker_key = 'kept'");
        create();
        assertThat(store.count("store WHERE marker_key = 'kept'")).isOne();
    }

    @Test
    void isLeftToFlywayIfFlywayMadeIt() throws Exception {
        store.migrateTo("1");
        create();
        assertThat(store.count("\"" + HISTORY + "\" WHERE \"version\" = '2'")).isOne();
    }

    @Test
    void isMadeByFlywayIfAUserConfiguresIt() throws Exception {
        environment.setProperty("spring.flyway.table", "my_history");
        create();
        assertThat(store.count("\"my_history\" WHERE \"version\" = '2'")).isOne();
    }

    private void create() throws Exception {
        new StoreSchema(
                        new DriverManagerDataSource(store.url(), store.user(), store.password()),
                        new Details(store),
                        environment,
                        new DataFolder(environment, new DataDirectory(Path.of("unused"), DataSize.ofMegabytes(1))))
                .afterPropertiesSet();
    }

    /** The statements that make the tables, and the number of rows of each. */
    private static List<String> schema(TestStore store) {
        return store.read("SCRIPT NODATA NOPASSWORDS NOSETTINGS", StoreSchemaTest::firstColumn);
    }

    private static List<String> firstColumn(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }
}

package io.github.swremulator;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** An empty database for one emulator or test. */
public record TestStore(String url, String user, String password) {

    /** Worlds that no session, seed or snapshot refers to, to be deleted; an argument of {@link #count}. */
    public static final String UNREACHABLE_WORLDS = "world w WHERE w.id <> 0"
            + " AND NOT EXISTS (SELECT 1 FROM session s WHERE s.world_id = w.id OR s.seed_id = w.id)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot p WHERE p.world_id = w.id)";

    /** Contents that no world lists; an argument of {@link #count}. */
    public static final String UNLISTED_CONTENTS =
            "content c WHERE NOT EXISTS (SELECT 1 FROM image_repository r WHERE r.content_id = c.id)";

    static final String POSTGRES_IMAGE = "postgres:18-alpine";

    public static TestStore create(Database database) {
        return switch (database) {
            case H2 -> new TestStore("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
            case POSTGRESQL -> createOnPostgres();
        };
    }

    private static TestStore createOnPostgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        TestStore server = Server.INSTANCE;
        // Like many users' databases, in a language whose order is not that of the bytes.
        server.execute("CREATE DATABASE " + name + " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        return new TestStore(
                server.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name), server.user(), server.password());
    }

    public List<String> settings() {
        return List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "spring.datasource.password=" + password,
                // Many emulators share one test server's connections.
                "spring.datasource.hikari.maximum-pool-size=4");
    }

    public void execute(String sql) {
        try (Connection connection = connect()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Migrates the database to a version, or to the {@code latest}. */
    public void migrateTo(String version) {
        String vendor = url.startsWith("jdbc:h2") ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .target(version)
                .load()
                .migrate();
    }

    /** Reads rows. */
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public <T> T read(String query, Reader<T> reader) {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            return reader.read(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Returns the number of rows of a table. */
    public long count(String table) {
        return read("SELECT COUNT(*) FROM " + table, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /**
     * The PostgreSQL server of all tests: a container if a Docker engine is available that has or can pull the image, else a
     * process. It starts when it is first used, and stops with the tests.
     */
    private static final class Server {
        static final TestStore INSTANCE = start();

        private static TestStore start() {
            if (DockerEngine.hasImage(POSTGRES_IMAGE)) {
                @SuppressWarnings("resource") // ends with the tests
                PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE);
                container.start();
                return new TestStore(container.getJdbcUrl(), container.getUsername(), container.getPassword());
            }
            try {
                EmbeddedPostgres process = EmbeddedPostgres.builder().start();
                return new TestStore(process.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

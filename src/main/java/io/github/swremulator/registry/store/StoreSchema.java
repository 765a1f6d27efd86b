package io.github.swremulator.registry.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Creates the tables of the store. Flyway does, unless the store is empty and in memory: the migrations themselves then are the
 * script, and neither Flyway nor its beans take a part of every start.
 */
@Component
@Import(DatabaseInitializationDependencyConfigurer.class)
class StoreSchema implements InitializingBean {

    /** All migrations of H2, in their order. A test compares the tables that they make with those that Flyway makes. */
    private static final List<String> MIGRATIONS = List.of(
            "db/migration/h2/V1__text_ordered_by_byte.sql",
            "db/migration/common/V2__catalog.sql",
            "db/migration/common/V3__push_and_pull.sql");

    private static final String FLYWAY = "spring.flyway";
    private static final Map<String, Object> FLYWAY_DEFAULTS =
            Map.of(FLYWAY + ".locations", "classpath:db/migration/common,classpath:db/migration/{vendor}");

    private final DataSource store;
    private final boolean isInMemory;
    private final ConfigurableEnvironment environment;
    private final DataFolder folder;

    StoreSchema(
            DataSource store, JdbcConnectionDetails details, ConfigurableEnvironment environment, DataFolder folder) {
        this.store = store;
        this.isInMemory = details.getJdbcUrl().startsWith("jdbc:h2:mem:");
        this.environment = environment;
        this.folder = folder;
    }

    @Override
    public void afterPropertiesSet() throws SQLException, IOException {
        if (!isInMemory || isFlywayConfigured()) {
            migrate();
            folder.requireRows(store);
            return;
        }
        // Emulators in one JVM may share a store in its memory.
        synchronized (StoreSchema.class) {
            createOrMigrate();
        }
    }

    private boolean isFlywayConfigured() {
        return Binder.get(environment)
                .bind(FLYWAY, Bindable.mapOf(String.class, Object.class))
                .isBound();
    }

    private void createOrMigrate() throws SQLException, IOException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            Set<String> tables = tables(statement);
            if (tables.isEmpty()) {
                for (String migration : MIGRATIONS) {
                    statement.execute(new ClassPathResource(migration).getContentAsString(StandardCharsets.UTF_8));
                }
                return;
            }
            if (tables.contains("STORE") && !tables.contains("flyway_schema_history")) {
                // Another emulator created them here.
                return;
            }
        }
        migrate();
    }

    private static Set<String> tables(Statement statement) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (ResultSet names = statement.executeQuery(
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = SCHEMA()")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    /** Has Spring Boot configure Flyway as usual, but only now: its beans would be made at every start. */
    private void migrate() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.merge(environment);
        settings.getPropertySources().addLast(new MapPropertySource("flyway", FLYWAY_DEFAULTS));
        try (AnnotationConfigApplicationContext flyway = new AnnotationConfigApplicationContext()) {
            flyway.setEnvironment(settings);
            flyway.getBeanFactory().registerSingleton("dataSource", store);
            flyway.register(FlywayAutoConfiguration.class);
            flyway.refresh();
        }
    }

    /** Lets all that uses the store wait for its tables. */
    static class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(StoreSchema.class);
        }
    }
}

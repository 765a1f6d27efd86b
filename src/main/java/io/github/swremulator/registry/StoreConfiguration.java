package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Collector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Says how rows are kept, and where: in a folder with the profile {@code file}, otherwise where {@code spring.datasource} says. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class StoreConfiguration {

    /** Chosen here, since a condition of the bean would be decided when the jar is built. */
    @Bean
    static JdbcConnectionDetails store(
            Environment environment, FileStore.Settings folder, DataSourceProperties properties) {
        return environment.acceptsProfiles(Profiles.of("file")) ? new FileStore(folder) : new NamedStore(properties);
    }

    @Bean
    static PlaceSettings placeSettings() {
        return PlaceSettings.DEFAULT;
    }

    @Bean
    static Collector.Settings collectorSettings() {
        return Collector.Settings.DEFAULT;
    }

    /** What {@code spring.datasource} names. */
    private record NamedStore(DataSourceProperties properties) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return properties.determineUrl();
        }

        @Override
        public String getDriverClassName() {
            return properties.determineDriverClassName();
        }

        @Override
        public @Nullable String getUsername() {
            return properties.determineUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return properties.determinePassword();
        }
    }
}

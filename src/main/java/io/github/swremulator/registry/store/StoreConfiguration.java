package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.Collector;
import io.github.swremulator.settings.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses the store: a folder with the profile {@code file}, otherwise what {@code spring.datasource} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class StoreConfiguration {

    @Bean
    static Collector.Settings collectorSettings() {
        return Collector.Settings.DEFAULT;
    }

    /** Decides at the start, since a condition of a bean would be decided when the jar is built. */
    @Bean
    static BeanPostProcessor chosenStore(Environment environment, ObjectProvider<DataFolder> folder) {
        return new BeanPostProcessor() {
            @Override
            public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSourceProperties store) {
                    if (DataDirectory.isUsed(environment)) {
                        store.setUrl(folder.getObject().open());
                        store.setUsername(DataFolder.USER);
                        store.setPassword("");
                        store.setDriverClassName(null);
                    }
                    requireKnown(store.getUrl());
                }
                return bean;
            }
        };
    }

    private static void requireKnown(@Nullable String url) {
        if (url != null && !url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            // Without the rest of the address, which may have a password.
            throw new UnusableStoreException(
                    "SPRING_DATASOURCE_URL must begin with jdbc:h2: or jdbc:postgresql:, the databases that the emulator"
                            + " supports, and not with "
                            + url.replaceFirst("(?s)^(jdbc:)?([a-zA-Z0-9]{0,20}).*", "$1$2")
                            + ".",
                    "Set it to the address of a PostgreSQL database, or remove it to keep the data in memory.");
        }
    }
}

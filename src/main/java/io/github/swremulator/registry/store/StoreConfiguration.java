package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses the store: a folder with the profile {@code file}, otherwise what {@code spring.datasource} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class StoreConfiguration {

    /** The settings of the store in a folder. */
    @ConfigurationProperties("swr")
    record Settings(@DefaultValue("data") Path dataDir) {}

    @Bean
    static Collector.Settings collectorSettings() {
        return Collector.Settings.DEFAULT;
    }

    /** Decides at the start, since a condition of a bean would be decided when the jar is built. */
    @Bean
    static BeanPostProcessor fileStore(Environment environment, ObjectProvider<Settings> settings) {
        return new BeanPostProcessor() {
            @Override
            public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSourceProperties store && environment.acceptsProfiles(Profiles.of("file"))) {
                    store.setUrl(url(settings.getObject().dataDir()));
                    store.setUsername("sa");
                    store.setPassword("");
                    store.setDriverClassName(null);
                }
                return bean;
            }
        };
    }

    /** WRITE_DELAY=0 hands a change to the operating system before it is acknowledged: it survives a killed process. */
    private static String url(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.toString().indexOf(';') >= 0 || !isWritable(absolute)) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.data-dir", folder, "must be a folder that can be written, without a ';' in its path");
        }
        return "jdbc:h2:file:" + absolute.resolve("swr") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static boolean isWritable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }
}

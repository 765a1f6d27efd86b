package io.github.swremulator.registry.world;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Lets no statement wait without end: for another instance's change, or for a network that fell silent. */
@Component
class ConnectionLimits implements BeanPostProcessor {

    /** Longer than any statement takes, such as the copy of a million tags. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(2);

    private final Environment environment;

    ConnectionLimits(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            Duration maxWait = Binder.get(environment)
                    .bindOrCreate("swr.store", StoreSettings.class)
                    .maxWait();
            // Both databases read this spelling.
            pool.setConnectionInitSql("SET LOCK_TIMEOUT = " + maxWait.toMillis());
            if (String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
                // A parameter of the URL wins.
                pool.addDataSourceProperty(
                        "socketTimeout", maxWait.plus(LONGEST_STATEMENT).toSeconds());
                pool.addDataSourceProperty("tcpKeepAlive", true);
            }
        }
        return bean;
    }
}

package io.github.swremulator.registry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells whether what is shown is still what it was. */
@Service
public class CatalogVersion {

    private final JdbcClient jdbc;

    CatalogVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Another text after each change, by whatever instance on the same database. What is read after this is at least as
     * new. Asked of the database each time, by one statement in no transaction.
     */
    public String current() {
        return jdbc.sql("SELECT version FROM catalog_version")
                .query(String.class)
                .single();
    }
}

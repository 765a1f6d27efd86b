package io.github.swremulator.registry.world;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * A table whose rows belong to a world or to a content, and are copied and deleted with it. Tables are ordered: those that others
 * refer to come first.
 */
public interface Table {

    Rows rows();

    /** What rows belong to. */
    enum Owner {
        WORLD("world_id"),
        CONTENT("content_id");

        private final String column;

        Owner(String column) {
            this.column = column;
        }
    }

    /**
     * The rows of a table.
     *
     * @param columns all but the key and the owner, separated by commas
     */
    record Rows(String table, Owner owner, String columns) {

        /** Few enough for a transaction that nobody waits for. */
        static final int BATCH_SIZE = 1000;

        /** Resolved late, since a table may need the bean that copies it. */
        static Supplier<List<Rows>> of(Owner owner, ObjectProvider<Table> tables) {
            return SingletonSupplier.of(() -> tables.orderedStream()
                    .map(Table::rows)
                    .filter(rows -> rows.owner == owner)
                    .toList());
        }

        /** Copies the rows of one owner for another, in the order in which they were written, and returns their number. */
        int copy(JdbcClient jdbc, long from, long to) {
            return jdbc.sql(
                            "INSERT INTO %1$s (%2$s, %3$s) SELECT CAST(? AS BIGINT), %3$s FROM %1$s WHERE %2$s = ? ORDER BY %2$s, id"
                                    .formatted(table, owner.column, columns))
                    .params(to, from)
                    .update();
        }

        /** The keys of one batch of an owner's rows. */
        List<Long> batch(JdbcClient jdbc, long of) {
            return jdbc.sql("SELECT id FROM %s WHERE %s = ? FETCH FIRST %d ROWS ONLY"
                            .formatted(table, owner.column, BATCH_SIZE))
                    .param(of)
                    .query(Long.class)
                    .list();
        }

        /** The manifests that rows refer to. */
        List<Long> manifests(JdbcClient jdbc, List<Long> ids) {
            return columns.contains("manifest_id")
                    ? jdbc.sql("SELECT DISTINCT manifest_id FROM " + table + " WHERE id IN (:ids)")
                            .param("ids", ids)
                            .query(Long.class)
                            .list()
                    : List.of();
        }
    }
}

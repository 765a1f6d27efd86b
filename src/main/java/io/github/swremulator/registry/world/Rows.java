package io.github.swremulator.registry.world;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * The rows of a table that belong to a world or to a content, and are copied and deleted with it. See {@link Table}.
 *
 * @param columns all but the key and the owner, by commas
 */
public record Rows(String table, Owner owner, String columns) {

    /** Few enough for a transaction that nobody waits for. */
    static final int BATCH = 1000;

    /** What rows belong to. */
    public enum Owner {
        WORLD("world_id"),
        CONTENT("content_id");

        private final String column;

        Owner(String column) {
            this.column = column;
        }
    }

    /** Asked late: a table may need who copies it. */
    static Supplier<List<Rows>> of(ObjectProvider<Table> tables, Owner owner) {
        return SingletonSupplier.of(() -> tables.orderedStream()
                .map(Table::rows)
                .filter(rows -> rows.owner == owner)
                .toList());
    }

    /** In the order in which they were written; returns how many. */
    int copy(JdbcClient jdbc, long from, long to) {
        return jdbc.sql("INSERT INTO " + table + " (" + owner.column + ", " + columns + ") SELECT CAST(? AS BIGINT), "
                        + columns + " FROM " + table + " WHERE " + owner.column + " = ? ORDER BY " + owner.column
                        + ", id")
                .params(to, from)
                .update();
    }

    /** The keys of some of them. */
    List<Long> some(JdbcClient jdbc, long of) {
        return jdbc.sql("SELECT id FROM " + table + " WHERE " + owner.column + " = ? FETCH FIRST " + BATCH
                        + " ROWS ONLY")
                .param(of)
                .query(Long.class)
                .list();
    }

    /** The manifests that rows hold. */
    List<Long> manifests(JdbcClient jdbc, List<Long> ids) {
        return ids.isEmpty() || !columns.contains("manifest_id")
                ? List.of()
                : jdbc.sql("SELECT DISTINCT manifest_id FROM " + table + " WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
    }

    /** Of keys that were read before: H2 runs a query inside a deletion once for each row. */
    void delete(JdbcClient jdbc, List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("DELETE FROM " + table + " WHERE id IN (:ids)")
                    .param("ids", ids)
                    .update();
        }
    }
}

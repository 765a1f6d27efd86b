package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A store that another program or version created. */
@OnEachDatabase
@ExtendWith(OutputCaptureExtension.class)
class MigrationTest {

    /** An earlier emulator, whose tables had other names, created the store. */
    @Test
    void aStoreWithOtherTablesIsRefusedWithASolution(Database database, CapturedOutput output) {
        TestStore store = TestStore.create(database);
        store.execute("CREATE TABLE catalog_state (id INTEGER NOT NULL PRIMARY KEY)");
        assertRefused(store, output);
        assertThat(store.count("catalog_state")).as("the table is unchanged").isZero();
    }

    @Test
    void aStoreOfAnotherVersionIsRefusedWithASolution(Database database, CapturedOutput output) {
        TestStore store = TestStore.create(database);
        store.migrateTo("latest");
        store.execute("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '2'");
        assertRefused(store, output);
    }

    @Test
    void aStoreInAFolderCanBeReopened(@TempDir Path folder) {
        TestStore store = new TestStore("jdbc:h2:file:" + folder.resolve("swr"), "sa", "");
        store.migrateTo("latest");
        store.execute("INSERT INTO content (revision, tag_count) VALUES (0, 0)");
        store.execute("INSERT INTO content (revision, tag_count) VALUES (0, 0)");
        assertThat(store.count("content")).isEqualTo(2);
    }

    private static void assertRefused(TestStore store, CapturedOutput output) {
        assertThatException().isThrownBy(() -> Emulator.start(store));
        assertThat(output)
                .contains("The store has the tables of another version of the emulator, or of another program:")
                .contains("SWR_DATA_DIR to an empty folder");
    }
}

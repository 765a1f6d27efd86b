package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What an older emulator left in a store. */
@OnEachDatabase
class MigrationTest {

    @Test
    void keepsTheTagsOfVersion010AndMakesThemTheSeedOfAReset(Database database) {
        TestStore store = TestStore.create(database);
        store.migrateTo("3");
        // The ids are such as no sequence gives.
        store.execute("INSERT INTO organization (id, name) VALUES (-1, 'group')");
        store.execute("INSERT INTO image_repository (id, organization_id, name, repo_id) VALUES (-1, -1, 'app', 7)");
        store.execute("""
                INSERT INTO manifest (id, image_repository_id, digest, content, schema_version, image_id, size, image_index)
                VALUES (-1, -1, 'sha256:%s', '{}', 2, '', 3, FALSE)""".formatted("0".repeat(64)));
        store.execute("""
                INSERT INTO tag (id, image_repository_id, manifest_id, name, tag_id, trusted, scanned, created_at, updated_at)
                VALUES (-1, -1, -1, 'v1', 9, FALSE, FALSE, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',
                    TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')""");
        store.execute("UPDATE seed_state SET applied_at = TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00'");
        try (Emulator emulator = Emulator.start(store)) {
            HttpResponse<String> kept = emulator.get(tags("group", "app"));
            assertThat(kept.body()).contains("\"Tag\":\"v1\"", "\"id\":9", "\"repo_id\":7");
            emulator.seed("group/app: [v2]");
            assertThat(emulator.get(tags("group", "app")).body()).contains("\"Tag\":\"v2\"");
            assertThat(emulator.control().post("/reset", "").statusCode()).isEqualTo(204);
            assertThat(emulator.get(tags("group", "app")).body()).isEqualTo(kept.body());
        }
    }
}

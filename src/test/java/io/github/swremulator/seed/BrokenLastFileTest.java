package io.github.swremulator.seed;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.document.InvalidDocumentException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A seed with an invalid last file leaves nothing in the store. */
@OnEachDatabase
@EmulatorTest
class BrokenLastFileTest {

    /** Counts rows that no session shows. */
    private static final List<String> LOST = List.of(
            "world WHERE id <> 0 AND id NOT IN (SELECT world_id FROM session) AND id NOT IN (SELECT seed_id FROM session)"
                    + " AND id NOT IN (SELECT world_id FROM snapshot)",
            "content WHERE id NOT IN (SELECT content_id FROM image_repository)");

    private final Emulator emulator;

    BrokenLastFileTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void leavesNothingBehind(@TempDir Path folder) {
        CapturedReplies seed =
                new CapturedReplies(folder).withTags("group", "app", 1200).withText("zoo", "app", "[{}]");
        String before = emulator.control().get("/data").body();
        // Rows of other tests are deleted in the background.
        await().atMost(Duration.ofMinutes(1)).until(() -> lostRows() == 0);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Seeds.loadAsAtTheStart(emulator, folder))
                .withMessageContaining("zoo/app.json:1:");
        assertThat(lostRows()).isZero();
        assertThat(emulator.control().get("/data").body()).isEqualTo(before);

        seed.withText("zoo", "app", "[]").load(emulator);
        assertThat(JsonMapper.shared()
                        .readTree(emulator.get(tags("group", "app")).body()))
                .hasSize(1200);
    }

    private long lostRows() {
        return LOST.stream().mapToLong(emulator.store()::count).sum();
    }
}

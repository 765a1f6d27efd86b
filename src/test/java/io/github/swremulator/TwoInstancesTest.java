package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one PostgreSQL server, which starts for this test also where the other tests run on H2. */
class TwoInstancesTest {

    @Test
    void showTheSameRowsWhenTheyStartTogetherOnAnEmptyStore(@TempDir Path folder) {
        String seed = new CapturedReplies(folder).withTags("group", "app", 101).setting();
        TestStore store = TestStore.createOnPostgres();
        List<CompletableFuture<Emulator>> starting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> Emulator.start(store, seed)))
                .limit(2)
                .toList();
        try (Emulator first = starting.get(0).join();
                Emulator second = starting.get(1).join()) {
            assertThat(store.count("tag")).isEqualTo(101);
            assertThat(first.get(tags("group", "app")).body())
                    .isEqualTo(second.get(tags("group", "app")).body());

            store.execute("UPDATE tag SET trusted = NOT trusted, updated_at = updated_at + INTERVAL '1 day'");
            String changed = first.get(tags("group", "app")).body();
            assertThat(changed).contains("\"updated\":\"2025-01-02T");
            assertThat(second.get(tags("group", "app")).body()).isEqualTo(changed);
        }
    }
}

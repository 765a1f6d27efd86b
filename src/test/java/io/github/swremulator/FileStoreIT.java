package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreIT {

    @TempDir
    private Path folder;

    @Test
    void showsEverySeededRowAgainWhenItWasKilledRightAfterItWasReady() throws IOException, InterruptedException {
        CapturedReplies seed = new CapturedReplies(folder.resolve("seed"))
                .withTags("group", "app", 1001)
                .withTags("group", "a$b", 3);
        try (JarProcess emulator = start(Map.of("SWR_SEED", seed.folder().toString()))) {
            // SIGKILL: nothing of the process gets to run any more.
            emulator.handle().destroyForcibly();
            emulator.handle().onExit().join();
            assertThat(emulator.output()).anyMatch(line -> line.endsWith("image repositories 2, tags 1004"));
        }
        try (JarProcess emulator = start(Map.of("SWR_SEED", "none"))) {
            assertThat(emulator.get(tags("group", "app")).headers().firstValue("Content-Range"))
                    .contains("0-1001/1001");
            try (Emulator expected = Emulator.start(seed.setting())) {
                for (String repository : List.of("app", "a$b")) {
                    assertThat(emulator.get(tags("group", repository)).body())
                            .isEqualTo(expected.get(tags("group", repository)).body());
                }
            }
        }
    }

    private JarProcess start(Map<String, String> environment) {
        // A relative folder, as one types it.
        Map<String, String> all = new HashMap<>(environment);
        all.put("SPRING_PROFILES_ACTIVE", "file");
        all.put("SWR_DATA_DIR", "kept/here");
        return JarProcess.start(folder, all);
    }
}

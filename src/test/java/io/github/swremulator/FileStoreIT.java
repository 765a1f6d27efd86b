package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A store in a folder that several processes use in turn. */
class FileStoreIT {

    @TempDir
    private Path folder;

    @Test
    void keepsTheSeedAfterAKillUntilItIsSeededAgain() throws IOException, InterruptedException {
        CapturedReplies seed = new CapturedReplies(folder.resolve("seed"))
                .withTags("group", "app", 1001)
                .withTags("group", "a$b", 3);
        try (JarProcess emulator = start(Map.of("SWR_SEED", seed.folder().toString()))) {
            // SIGKILL: the process cannot run a shutdown hook.
            emulator.handle().destroyForcibly();
            emulator.handle().onExit().join();
            assertThat(emulator.output()).anyMatch(line -> line.endsWith("image repositories 2, tags 1004"));
        }
        try (JarProcess emulator = start(Map.of("SWR_SEED", "none"))) {
            assertThat(emulator.get(tags("group", "app")).headers().firstValue("Content-Range"))
                    .contains("0-1001/1001");
            assertThat(emulator.get(tags("group", "app")).body()).isEqualTo(newestFirst("app", 1001));
            assertThat(emulator.get(tags("group", "a$b")).body()).isEqualTo(newestFirst("a$b", 3));
            assertThat(emulator.get(tags("namespace", "busybox")).statusCode()).isEqualTo(404);
        }
        Map<String, String> anew = Map.of(
                "SWR_SEED_MODE", "always", "SWR_API_INTERNAL_HOST", "internal.test", "SWR_ACCESS_MODE", "present");
        try (JarProcess emulator = start(anew)) {
            assertThat(emulator.get(tags("namespace", "busybox")).statusCode()).isEqualTo(401);
            assertThat(emulator.get(tags("namespace", "busybox"), "X-Auth-Token", "any")
                            .body())
                    .contains("\"internal_path\":\"internal.test/namespace/busybox:latest\"");
            assertThat(emulator.get(tags("group", "app"), "X-Auth-Token", "any").statusCode())
                    .isEqualTo(404);
        }
    }

    /** Returns the expected list of captured tags: ten consecutive ones have the same time and are ordered by number. */
    private static String newestFirst(String file, int count) {
        List<Map<String, Object>> tags = IntStream.rangeClosed(1, count)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(n -> -(n / 10)).thenComparingInt(n -> n))
                .map(n -> CapturedReplies.tag("group", file, n))
                .toList();
        // Only the current edition has these fields.
        tags.forEach(tag -> tag.keySet().removeAll(List.of("domain_id", "scanned", "tag_type")));
        return JsonMapper.shared().writeValueAsString(tags);
    }

    private JarProcess start(Map<String, String> environment) {
        // A relative folder, as users type it.
        Map<String, String> all = new HashMap<>(environment);
        all.put("SPRING_PROFILES_ACTIVE", "file");
        all.put("SWR_DATA_DIR", "kept/here");
        return JarProcess.start(folder, all);
    }
}

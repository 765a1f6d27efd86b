package io.github.swremulator;

import static io.github.swremulator.distribution.Registry.DOCKER_MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.distribution.Registry;
import io.github.swremulator.image.Digest;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store in a folder whose process is killed while images are pushed: every image whose manifest was confirmed can be pulled, and
 * no image is listed of which a part is missing. {@code -Dtest.rounds=20} kills it 20 times.
 */
class KilledPushIT {

    private static final int ROUNDS = Integer.getInteger("test.rounds", 1);
    private static final int CLIENTS = 3;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    /** The confirmed images: the tag of each with its layer. */
    private final Map<String, String> confirmed = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void keepsEveryConfirmedImageAndNoPartOfAnother() throws Exception {
        try (JarProcess emulator = start()) {
            emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"group\"}");
            pushUntilItIsKilled(emulator, 0);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (JarProcess emulator = start()) {
                check(emulator);
                if (round < ROUNDS) {
                    pushUntilItIsKilled(emulator, round);
                }
            }
        }
    }

    private JarProcess start() {
        return JarProcess.start(
                folder, Map.of("SPRING_PROFILES_ACTIVE", "file", "SWR_DATA_DIR", "kept", "SWR_SEED", "none"));
    }

    private void pushUntilItIsKilled(JarProcess emulator, int round) throws Exception {
        int last = confirmed.size() + 8 + new Random(round).nextInt(25);
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String prefix = "r" + round + "c" + client + "-";
            running.add(clients.submit(() -> {
                Registry registry = new Registry(emulator.uri("").toString(), "cn-north-1@AK:any");
                for (int n = 0; ; n++) {
                    if (!push(registry, prefix + n)) {
                        return;
                    }
                }
            }));
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> confirmed.size() >= last || running.stream().anyMatch(Future::isDone));
        // SIGKILL: the process cannot run a shutdown hook.
        emulator.close();
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** Returns whether the emulator still answers. */
    private boolean push(Registry registry, String tag) {
        try {
            String layer = tag.repeat(1 + new Random(tag.hashCode()).nextInt(20_000));
            for (String blob : List.of("{}", layer)) {
                registry.send("POST", "group/app/blobs/uploads/?digest=" + Digest.of(blob), blob);
            }
            String manifest = Registry.image(DOCKER_MANIFEST, Digest.of("{}"), 2, Digest.of(layer), layer.length());
            HttpResponse<String> pushed =
                    registry.send("PUT", "group/app/manifests/" + tag, manifest, "Content-Type", DOCKER_MANIFEST);
            if (pushed.statusCode() == 201) {
                confirmed.put(tag, layer);
            }
            return true;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }

    private void check(JarProcess emulator) throws Exception {
        Registry registry = new Registry(emulator.uri("").toString(), "cn-north-1@AK:any");
        List<String> listed = new ArrayList<>();
        JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", "app")).body())
                .forEach(tag -> listed.add(tag.get("Tag").stringValue()));
        assertThat(listed).containsAll(confirmed.keySet());
        for (String tag : listed) {
            HttpResponse<String> manifest = registry.send("GET", "group/app/manifests/" + tag, "");
            assertThat(manifest.statusCode()).as(tag).isEqualTo(200);
            String digest = JsonMapper.shared()
                    .readTree(manifest.body())
                    .at("/layers/0/digest")
                    .stringValue();
            HttpResponse<String> layer = registry.send("GET", "group/app/blobs/" + digest, "");
            assertThat(layer.statusCode()).as(tag).isEqualTo(200);
            assertThat(Digest.of(layer.body()).value()).as(tag).isEqualTo(digest);
            if (confirmed.containsKey(tag)) {
                assertThat(layer.body()).isEqualTo(confirmed.get(tag));
            }
        }
    }
}

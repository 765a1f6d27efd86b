package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownIT {

    private static final int CLIENTS = 8;

    @TempDir
    private Path folder;

    @Test
    void completesRunningRequestsWhenTerminatedUnderLoad() throws Exception {
        CapturedReplies seed = new CapturedReplies(folder).withTags("group", "app", 1001);
        AtomicInteger whole = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (JarProcess emulator =
                JarProcess.start(folder, Map.of("SWR_SEED", seed.folder().toString()))) {
            List<CompletableFuture<Integer>> broken = IntStream.range(0, CLIENTS)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> countBroken(emulator, whole), clients))
                    .toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> whole.get() > 10 * CLIENTS);

            assertThat(emulator.handle().destroy()).isTrue();
            emulator.handle().onExit().get(20, TimeUnit.SECONDS);

            assertThat(broken).allSatisfy(count -> assertThat(count.join()).isZero());
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void completesARequestThatWaitsForTheStoreWhenTerminated() throws Exception {
        TestStore store = TestStore.create(Database.POSTGRESQL);
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL", store.url(),
                "SPRING_DATASOURCE_USERNAME", store.user(),
                "SPRING_DATASOURCE_PASSWORD", store.password(),
                // Otherwise the page would not be read from the store.
                "SWR_CACHE_MAX_BYTES", "0",
                // The default shutdown timeout would be too short for this test.
                "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "60s");
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (JarProcess emulator = JarProcess.start(folder, environment);
                Connection locked = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            // The deletion after the seed must have ended, because it would wait for the lock as well.
            await().until(() -> store.count("world") == 2);
            locked.setAutoCommit(false);
            locked.createStatement().execute("LOCK TABLE tag IN ACCESS EXCLUSIVE MODE");
            Future<HttpResponse<String>> reply = client.submit(() -> emulator.get(tags("namespace", "busybox")));
            await().until(() -> store.count("pg_locks WHERE NOT granted") > 0);

            emulator.handle().destroy();
            await().until(() -> !accepts(emulator));
            locked.rollback();

            assertThat(reply.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(reply.get().body()).endsWith("}]");
            emulator.handle().onExit().get(30, TimeUnit.SECONDS);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void stopsAtOnceWhenTerminatedDuringTheSeed() throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "group/app: [{count: 1000000, name: '1.{n}'}]");
        try (JarProcess emulator = JarProcess.begin(folder, Map.of("SWR_SEED", seed.toString()))) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> emulator.output().stream().anyMatch(line -> line.contains("Loading the seed")));
            assertThat(emulator.handle().destroy()).isTrue();
            emulator.handle().onExit().get(10, TimeUnit.SECONDS);
            assertThat(emulator.output()).noneMatch(line -> line.contains("Loaded the seed"));
        }
    }

    private static boolean accepts(JarProcess emulator) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), emulator.uri("/").getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends requests until the connection is refused, and counts the incomplete replies. */
    private static int countBroken(JarProcess emulator, AtomicInteger whole) {
        int port = emulator.uri("/").getPort();
        int broken = 0;
        while (true) {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream()
                        .write(("GET " + tags("group", "app") + " HTTP/1.0\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().transferTo(reply);
            } catch (IOException e) {
                if (reply.size() == 0) {
                    return broken;
                }
            }
            String text = reply.toString(StandardCharsets.UTF_8);
            if (text.endsWith("}]")) {
                whole.incrementAndGet();
            } else if (!text.isEmpty()) {
                broken++;
            } else if (!emulator.handle().isAlive()) {
                return broken;
            }
        }
    }
}

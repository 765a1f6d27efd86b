package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.distribution.Registry.DOCKER_MANIFEST;
import static io.github.swremulator.distribution.Registry.path;
import static io.github.swremulator.seed.LayoutFolder.descriptor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.distribution.Registry;
import io.github.swremulator.image.Digest;
import io.github.swremulator.seed.LayoutFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.json.JsonMapper;

/** Two instances on one PostgreSQL server. */
@ExtendWith(Transcript.class)
class TwoInstancesTest {

    private static final int SEEDED = 101;
    private static final String LAYER = "a layer of the seed";

    private static TestStore store;
    private static Emulator first;
    private static Emulator second;
    private static long seededTags;

    @BeforeAll
    static void startTogetherOnAnEmptyStore(@TempDir Path folder) throws IOException {
        writeLayout(folder.resolve("layouts/image"));
        String seed =
                new CapturedReplies(folder).withTags("group", "app", SEEDED).setting();
        store = TestStore.create(Database.POSTGRESQL);
        String[] settings = {
            seed,
            "swr.blob.store=s3",
            "swr.blob.s3.endpoint=" + S3Mock.endpoint(),
            "swr.blob.s3.bucket=" + S3Mock.BUCKET,
            "swr.blob.s3.access-key=key",
            "swr.blob.s3.secret-key=secret",
            "swr.blob.s3.prefix=two-instances/"
        };
        // Both share the logging of the process, which concurrent starts would reconfigure.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            List<CompletableFuture<Emulator>> starting = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> Emulator.start(store, settings)))
                    .limit(2)
                    .toList();
            first = starting.get(0).join();
            second = starting.get(1).join();
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
        seededTags = store.count("tag");
        assertThat(shown(first)).isEqualTo(shown(second));
    }

    /** An image layout with one image of one layer. */
    private static void writeLayout(Path folder) throws IOException {
        LayoutFolder layout = LayoutFolder.create(folder);
        String manifest = "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]}"
                .formatted(descriptor(layout.blob("{}"), "{}", ""), descriptor(layout.blob(LAYER), LAYER, ""));
        layout.index(descriptor(layout.blob(manifest), manifest, ""));
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @BeforeEach
    void reset() {
        first.control().post("/reset", "");
    }

    @Test
    void bothPullTheImageLayoutOfTheirSeed() {
        for (Emulator each : List.of(first, second)) {
            assertThat(each.get("/v2/layouts/image/blobs/" + Digest.of(LAYER), "Authorization", "Bearer any")
                            .body())
                    .isEqualTo(LAYER);
        }
    }

    @Test
    void pushAndPullTheSameImages() {
        Registry one = new Registry(first.endpoint(), "cn-north-1@AK:any");
        Registry two = new Registry(second.endpoint(), "cn-north-1@AK:any");
        String upload = path(one.send("POST", "group/pushed/blobs/uploads/", ""));
        assertThat(one.send("PATCH", upload, "begun at one, ").statusCode()).isEqualTo(202);
        assertThat(two.send("PATCH", upload, "ended at another").statusCode()).isEqualTo(202);
        String layer = "begun at one, ended at another";
        assertThat(one.send("PUT", upload + "?digest=" + Digest.of(layer), "").statusCode())
                .isEqualTo(201);
        two.send("POST", "group/pushed/blobs/uploads/?digest=" + Digest.of("{}"), "{}");
        String manifest = Registry.image(DOCKER_MANIFEST, Digest.of("{}"), 2, Digest.of(layer), layer.length());
        assertThat(two.send("PUT", "group/pushed/manifests/v1", manifest, "Content-Type", DOCKER_MANIFEST)
                        .statusCode())
                .isEqualTo(201);
        assertThat(one.send("GET", "group/pushed/manifests/v1", "").body()).isEqualTo(manifest);
        assertThat(two.send("GET", "group/pushed/blobs/" + Digest.of(layer), "").body())
                .isEqualTo(layer);
        assertThat(first.get(tags("group", "pushed")).body()).contains("\"Tag\":\"v1\"");
    }

    @Test
    void seedTheStoreOnceIfTheyStartTogether() {
        assertThat(seededTags).isEqualTo(SEEDED + 1);
        assertThat(names(first)).isEqualTo(names(second)).hasSize(SEEDED);
    }

    @Test
    void showTheSameRows() {
        assertThat(shown(first)).isEqualTo(shown(second));
        store.execute("UPDATE tag SET trusted = NOT trusted, updated_at = updated_at + INTERVAL '1 day'");
        store.execute("UPDATE content SET revision = revision + 1");
        String changed = shown(first);
        assertThat(changed).contains("\"updated\":\"2025-01-02T");
        assertThat(shown(second)).isEqualTo(changed);
    }

    @Test
    void showWritesOfTheOtherInTheNextRead() {
        first.seed("group/app: [{name: v0}]");
        for (int n = 1; n <= 20; n++) {
            // Read first, so that each may have a cached reply.
            assertThat(names(first)).isEqualTo(names(second)).hasSize(1);
            Emulator writer = n % 2 == 0 ? first : second;
            Emulator reader = n % 2 == 0 ? second : first;
            assertThat(point(writer, "v" + (n - 1), "v" + n)).isEqualTo(201);
            assertThat(names(reader)).containsExactlyInAnyOrder("v" + (n - 1), "v" + n);
            assertThat(writer.send("DELETE", tags("group", "app") + "/v" + (n - 1), "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(names(reader)).containsExactly("v" + n);
        }
    }

    @Test
    void showDataThatTheOtherReplacedMergedOrRestored() {
        List<String> seed = names(second);
        first.seed("group/app: [{name: replaced}]");
        assertThat(names(second)).containsExactly("replaced");
        ControlClient control = first.control();
        control.put("/snapshots/one", "");
        control.post("/data", "group/app: [{name: merged}]");
        assertThat(names(second)).containsExactlyInAnyOrder("replaced", "merged");
        control.post("/snapshots/one", "");
        assertThat(names(second)).containsExactly("replaced");
        control.post("/reset", "");
        assertThat(names(second)).isEqualTo(seed).hasSize(SEEDED);
    }

    @Test
    void neverShowOutdatedDataDuringConcurrentWrites() {
        first.seed("group/app: [{name: v0}]");
        AtomicInteger written = new AtomicInteger();
        List<CompletableFuture<Void>> readers = Stream.of(first, second, first, second)
                .map(emulator -> CompletableFuture.runAsync(() -> readUntil(60, written, emulator)))
                .toList();
        for (int n = 1; n <= 60; n++) {
            assertThat(point(n % 2 == 0 ? first : second, "v0", "v" + n)).isEqualTo(201);
            written.set(n);
        }
        readers.forEach(CompletableFuture::join);
    }

    /** Each reader repeats its request, so that it is answered by both ways. */
    @Test
    void showEachOfManyWritersItsWriteInTheNextReadOfAnyReader() {
        first.seed("group/app: [{name: v0}]");
        Map<String, Integer> written = new ConcurrentHashMap<>();
        AtomicInteger writing = new AtomicInteger(8);
        List<CompletableFuture<Void>> readers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    Emulator emulator = n % 2 == 0 ? first : second;
                    String request = tags("group", "app") + (n < 4 ? "" : "?limit=1000&offset=0");
                    boolean isLast;
                    do {
                        isLast = writing.get() == 0;
                        Map<String, Integer> before = Map.copyOf(written);
                        List<String> names = names(emulator.get(request).body());
                        before.forEach((writer, last) -> assertThat(names).contains(writer + "-" + last));
                    } while (!isLast);
                }))
                .toList();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    try {
                        for (int round = 1; round <= 8; round++) {
                            assertThat(point(n % 2 == 0 ? second : first, "v0", "w" + n + "-" + round))
                                    .isEqualTo(201);
                            written.put("w" + n, round);
                        }
                    } finally {
                        writing.decrementAndGet();
                    }
                }))
                .toList();
        Stream.concat(writers.stream(), readers.stream()).forEach(CompletableFuture::join);
        assertThat(names(first)).isEqualTo(names(second)).hasSize(65);
    }

    @Test
    void knowASessionThatTheOtherOpened() {
        try (TestSession opened = TestSession.open(first, "{\"seed\":\"group/app: [of-session]\"}")) {
            TestSession elsewhere = new TestSession(second, opened.opened());
            String signature = "SDK-HMAC-SHA256 Access=" + opened.accessKey() + ", SignedHeaders=x-sdk-date, Signature="
                    + "0".repeat(64);
            String path = tags("group", "app");
            String shown = opened.get(path).body();
            assertThat(names(shown)).containsExactly("of-session");
            assertThat(elsewhere.get(path).body()).isEqualTo(shown);
            assertThat(second.get(path, "X-Emulator-Session", opened.name()).body())
                    .isEqualTo(shown);
            assertThat(second.get(path, "Authorization", signature).body()).isEqualTo(shown);
            assertThat(second.get(path, "X-Auth-Token", opened.token()).body()).isEqualTo(shown);
            assertThat(second.control().json("/sessions/" + opened.name()).get("secret_key"))
                    .isEqualTo(opened.opened().get("secret_key"));
        }
    }

    @Test
    void writeInSeparateSessionsAndReadEachOthersWrites() {
        try (TestSession one = TestSession.open(first, "{\"seed\":\"group/app: [{name: v0}]\"}");
                TestSession other = TestSession.open(second, "{\"seed\":\"group/app: [{name: v0}]\"}")) {
            List<CompletableFuture<Void>> writers = Stream.of(one, other)
                    .map(session -> CompletableFuture.runAsync(() -> writeAndReadElsewhere(session)))
                    .toList();
            writers.forEach(CompletableFuture::join);
            assertThat(names(first)).as("tags of the default session").hasSize(SEEDED);
        }
    }

    private static void writeAndReadElsewhere(TestSession session) {
        TestSession elsewhere = new TestSession(session.emulator() == first ? second : first, session.opened());
        String path = tags("group", "app");
        for (int n = 1; n <= 20; n++) {
            String body = "{\"source_tag\":\"v%d\",\"destination_tag\":\"v%d\"}".formatted(n - 1, n);
            assertThat(session.send("POST", path, body).statusCode()).isEqualTo(201);
            assertThat(names(elsewhere.get(path).body())).containsExactlyInAnyOrder("v" + (n - 1), "v" + n);
            assertThat(elsewhere.send("DELETE", path + "/v" + (n - 1), "").statusCode())
                    .isEqualTo(204);
            assertThat(names(session.get(path).body())).containsExactly("v" + n);
        }
    }

    @Test
    void showTheNewSessionIfANameIsReused() {
        String path = tags("group", "app");
        for (int n = 0; n < 5; n++) {
            String body = "{\"name\":\"again\",\"seed\":\"group/app: [round-" + n + "]\"}";
            try (TestSession opened = TestSession.open(n % 2 == 0 ? first : second, body)) {
                TestSession onFirst = new TestSession(first, opened.opened());
                TestSession onSecond = new TestSession(second, opened.opened());
                for (TestSession each : List.of(onFirst, onSecond)) {
                    assertThat(names(each.get(path).body())).containsExactly("round-" + n);
                    assertThat(each.control("GET", "/requests", "").body()).contains("\"total\":1");
                    assertThat(each.control("GET", "/faults", "").body()).isEqualTo("[]");
                    each.control("PUT", "/faults", "{\"then\":{\"delay\":\"1ms\"}}");
                    assertThat(each.emulator()
                                    .get(path, "X-Auth-Token", opened.token())
                                    .statusCode())
                            .isEqualTo(200);
                }
                onSecond.control("PUT", "/snapshots/one", "");
                assertThat(onFirst.control("GET", "/snapshots/one", "").statusCode())
                        .isEqualTo(200);
                (n % 3 == 0 ? onFirst : onSecond).close();
                for (Emulator each : List.of(first, second)) {
                    assertThat(each.get(path, "X-Auth-Token", opened.token()).statusCode())
                            .isEqualTo(404);
                    assertThat(each.get(opened.prefix() + path).statusCode()).isEqualTo(404);
                }
            }
        }
    }

    private static void readUntil(int last, AtomicInteger written, Emulator emulator) {
        int before;
        do {
            before = written.get();
            assertThat(names(emulator)).hasSizeGreaterThanOrEqualTo(before + 1);
        } while (before < last);
    }

    private static int point(Emulator emulator, String source, String tag) {
        String body = "{\"source_tag\":\"%s\",\"destination_tag\":\"%s\"}".formatted(source, tag);
        return emulator.send("POST", tags("group", "app"), body).statusCode();
    }

    private static List<String> names(Emulator emulator) {
        return names(shown(emulator));
    }

    private static List<String> names(String list) {
        return JsonMapper.shared()
                .readTree(list)
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }

    private static String shown(Emulator emulator) {
        return emulator.get(tags("group", "app")).body();
    }
}

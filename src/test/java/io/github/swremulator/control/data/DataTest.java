package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.TestStore;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data, exchanged while clients read them. */
@Tag("store")
class DataTest {

    private static final String EVERYTHING =
            Path.of("examples", "everything.yaml").toString();
    private static final String EVERYTHING_LISTED = "/v2/manage/namespaces/%s/repos/%s/tags";

    private static TestStore store;
    private static Emulator emulator;
    private static Steering control;

    @BeforeAll
    static void start() {
        store = TestStore.create();
        emulator = Emulator.start(store, "swr.seed=" + EVERYTHING, "swr.api.edition=current");
        control = new Steering(emulator);
    }

    @BeforeEach
    void isSeeded() {
        for (String name : List.of("forty", "sixty")) {
            control.delete("/snapshots/" + name);
        }
        assertThat(control.post("/reset", "").statusCode()).isEqualTo(204);
        assertThat(imageRepositories()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void isReplacedByADocument() {
        HttpResponse<String> reply = control.put("/data", "group/busybox: [v1, v2]\nempty: {}");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"organizations\":2,\"image_repositories\":1,\"tags\":2}");
        assertThat(imageRepositories()).containsExactly("group/busybox");
        assertThat(names("group", "busybox")).containsExactly("v2", "v1");
    }

    @Test
    void isAddedToByADocument() {
        control.put("/data", "group/busybox: [v1, {name: v2, id: 70}]");
        HttpResponse<String> reply =
                control.post("/data", "group/busybox: [{name: v2, size: 4711}, v3]\nother/web: [v1]");
        assertThat(reply.body()).isEqualTo("{\"organizations\":1,\"image_repositories\":1,\"tags\":3}");
        assertThat(names("group", "busybox")).containsExactlyInAnyOrder("v3", "v2", "v1");
        assertThat(names("other", "web")).containsExactly("v1");
        JsonNode replaced = JsonMapper.shared()
                .readTree(emulator.get(tags("group", "busybox") + "?tag=v2").body());
        assertThat(replaced.get(0).get("size").longValue()).isEqualTo(4711);
        assertThat(replaced.get(0).get("id").longValue())
                .as("a tag that is replaced keeps its number")
                .isEqualTo(70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void givesTheSameListingWhenItIsPutBack(String format) {
        control.post("/data", "group/more: [v1, v2]\nempty: {}");
        List<String> before = listings();
        String document = emulator.get("/_emulator/data", "Accept", format).body();
        control.put("/data", "{}");
        assertThat(imageRepositories()).isEmpty();
        HttpResponse<String> reply = control.put("/data", document, format);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(listings()).isEqualTo(before);
        assertThat(emulator.get("/_emulator/data", "Accept", format).body()).isEqualTo(document);
    }

    @Test
    void isAsBeforeWhenADocumentIsBroken() {
        List<String> before = listings();
        for (String method : List.of("PUT", "POST")) {
            HttpResponse<String> reply = control.send(method, "/data", "group/busybox: [v1]\ngroup/web: [v1, v1]\n");
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("body:2:17: tag v1 is there twice");
        }
        assertThat(listings()).isEqualTo(before);
    }

    @Test
    void namesNoFilesOfTheServer() {
        HttpResponse<String> reply = control.put("/data", "group/busybox: {oci_layout: /etc}");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("body:1:").contains("oci_layout");
    }

    @Test
    void goesBackToTheSeedFromAnything() {
        List<String> seed = listings();
        control.post("/data", "group/more: [v1]");
        control.post("/reset", "");
        assertThat(listings()).isEqualTo(seed);
        control.put("/data", "group/other: [v1]");
        control.post("/data", "group/more: [v1]");
        assertThat(control.post("/reset", "").statusCode()).isEqualTo(204);
        assertThat(listings()).isEqualTo(seed);
    }

    @Test
    void isTheSeedOrWhatWasBeforeToEveryReaderWhileItIsReset() throws Exception {
        control.put("/data", "group/busybox: [{count: 40, name: \"new-{n}\"}]");
        control.put("/snapshots/forty", "");
        control.put("/data", "group/busybox: [{count: 60, name: \"old-{n}\"}]");
        control.put("/snapshots/sixty", "");
        String forty = restored("forty");
        String sixty = restored("sixty");
        AtomicBoolean ended = new AtomicBoolean();
        AtomicLong replies = new AtomicLong();
        Set<String> seen = new ConcurrentSkipListSet<>();
        ExecutorService readers = Executors.newFixedThreadPool(16);
        try {
            Callable<Void> reader = () -> {
                while (!ended.get()) {
                    HttpResponse<String> reply = emulator.get(tags("group", "busybox"));
                    seen.add(reply.statusCode() + reply.body());
                    replies.incrementAndGet();
                }
                return null;
            };
            List<Future<Void>> reading =
                    Stream.generate(() -> readers.submit(reader)).limit(16).toList();
            for (int i = 0; i < 40; i++) {
                long before = replies.get();
                control.post("/snapshots/" + (i % 2 == 0 ? "forty" : "sixty"), "");
                if (i % 4 == 3) {
                    control.post("/data", "group/busybox: [extra]");
                    control.post("/reset", "");
                }
                Awaitility.await().until(() -> replies.get() >= before + 16);
            }
            ended.set(true);
            for (Future<Void> each : reading) {
                each.get();
            }
        } finally {
            ended.set(true);
            readers.shutdownNow();
        }
        String seeded = "200" + emulator.get(tags("group", "busybox")).body();
        assertThat(seen).contains("200" + forty, "200" + sixty);
        assertThat(seen.stream().filter(reply -> !reply.contains("\"extra\"")))
                .as("nobody saw anything between")
                .isSubsetOf("200" + forty, "200" + sixty, seeded, "404" + notFound());
    }

    private String restored(String snapshot) {
        assertThat(control.post("/snapshots/" + snapshot, "").statusCode()).isEqualTo(204);
        return emulator.get(tags("group", "busybox")).body();
    }

    private String notFound() {
        control.post("/reset", "");
        HttpResponse<String> reply = emulator.get(tags("group", "busybox"));
        return reply.statusCode() == 404 ? reply.body() : "";
    }

    @Test
    void isKeptUnderNames() {
        control.post("/data", "group/more: [v1]");
        List<String> kept = listings();
        HttpResponse<String> taken = control.put("/snapshots/with-more", "");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        control.put("/data", "{}");
        control.post("/snapshots/with-more", "");
        assertThat(listings()).isEqualTo(kept);
        control.post("/data", "group/more: [v2]");
        control.post("/snapshots/with-more", "");
        assertThat(listings()).as("what is kept does not change").isEqualTo(kept);
        assertThat(control.get("/snapshots").body()).isEqualTo("[" + taken.body() + "]");
        assertThat(control.get("/snapshots/with-more").body()).isEqualTo(taken.body());
        assertThat(control.delete("/snapshots/with-more").statusCode()).isEqualTo(204);
        for (String method : List.of("GET", "POST", "DELETE")) {
            assertThat(control.send(method, "/snapshots/with-more", "").statusCode())
                    .isEqualTo(404);
        }
        assertThat(listings()).isEqualTo(kept);
    }

    @Test
    void refusesASnapshotWithoutAProperName() {
        assertThat(control.put("/snapshots/-a", "").statusCode()).isEqualTo(400);
        assertThat(control.put("/snapshots/" + "a".repeat(129), "").statusCode())
                .isEqualTo(400);
        assertThat(control.get("/snapshots").body()).isEqualTo("[]");
    }

    @Test
    void leavesNoRowsThatNothingCanShow() {
        awaitDeletion();
        long seeded = store.count("tag");
        control.put("/data", "group/busybox: [{count: 5000, name: \"{n}\"}]");
        control.put("/snapshots/big", "");
        control.delete("/snapshots/big");
        control.put("/data", "group/busybox: [v1]");
        control.post("/data", "group/busybox: [v1, v2]");
        control.post("/reset", "");
        awaitDeletion();
        assertThat(store.count("tag")).isEqualTo(seeded);
    }

    /** Only the seed, and the changes over it, of which there are none. */
    private static void awaitDeletion() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(store.count("generation")).isEqualTo(2));
    }

    private Set<String> imageRepositories() {
        Set<String> names = new TreeSet<>();
        JsonMapper.shared()
                .readTree(emulator.get("/_emulator/data", "Accept", "application/json")
                        .body())
                .propertyNames()
                .forEach(name -> {
                    if (name.contains("/")) {
                        names.add(name);
                    }
                });
        return names;
    }

    /** Every listing, in both orders, whole. */
    private List<String> listings() {
        return imageRepositories().stream()
                .flatMap(name -> Stream.of("desc", "asc").map(order -> listing(name, order)))
                .toList();
    }

    private String listing(String name, String order) {
        int slash = name.indexOf('/');
        String path = EVERYTHING_LISTED.formatted(
                name.substring(0, slash), name.substring(slash + 1).replace('/', '$'));
        return emulator.get(path + "?limit=1000&offset=0&order_column=updated_at&order_type=" + order)
                .body();
    }

    private List<String> names(String namespace, String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(tags(namespace, repository)).body())
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }
}

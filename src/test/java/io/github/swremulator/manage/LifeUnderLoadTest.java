package io.github.swremulator.manage;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.TestStore;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;

/** Sixteen clients that change and read the same few names; {@code -Dtest.load=60s} runs longer, and prints how often each status was answered. */
@EmulatorTest
@OnEachDatabase
class LifeUnderLoadTest {

    private static final int CLIENTS = 16;
    private static final int CALLS = 60;
    private static final String LENGTH = System.getProperty("test.load", "");
    private static final String ORGANIZATIONS = "/v2/manage/namespaces";

    /** The tags {@code t} that the default session shows. */
    private static final String SHOWN = " FROM session s JOIN image_repository r ON r.world_id = s.world_id"
            + " JOIN content c ON c.id = r.content_id JOIN tag t ON t.content_id = c.id WHERE s.name = 'default'";

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Emulator emulator;

    LifeUnderLoadTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/app: [v1, v2, v3]\ngroup/web: [v1]\nteam/app: [v1]");
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void oneOfSimultaneousCreationsSucceeds() throws Exception {
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        for (int round = 0; round < 8; round++) {
            String repository = "{\"repository\":\"new-" + round + "\",\"is_public\":false}";
            assertOneWins(together, () -> emulator.send("POST", ORGANIZATIONS + "/group/repos", repository));
            String tag = "{\"source_tag\":\"v1\",\"destination_tag\":\"new-" + round + "\"}";
            assertOneWins(together, () -> emulator.send("POST", tags("group", "app"), tag));
            String organization = "{\"namespace\":\"new-" + round + "\"}";
            assertOneWins(together, () -> emulator.send("POST", ORGANIZATIONS, organization));
        }
        assertInvariants();
    }

    private void assertOneWins(CyclicBarrier together, Supplier<HttpResponse<String>> call) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> each : IntStream.range(0, CLIENTS)
                .mapToObj(client -> clients.submit(() -> {
                    together.await();
                    return call.get().statusCode();
                }))
                .toList()) {
            statuses.add(each.get());
        }
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(CLIENTS - 1);
    }

    @Test
    void repliesAreDocumentedAndChangesAtomic() throws Exception {
        long length =
                LENGTH.isEmpty() ? 0 : DurationStyle.detectAndParse(LENGTH).toNanos();
        long end = System.nanoTime() + length;
        List<Future<?>> running = Stream.iterate(0, client -> client + 1)
                .limit(CLIENTS)
                .<Future<?>>map(client -> clients.submit(() -> call(new Random(client), end)))
                .toList();
        for (Future<?> each : running) {
            each.get();
        }
        assertInvariants();
        if (!LENGTH.isEmpty()) {
            answers.forEach((answer, times) -> System.out.println(answer + " " + times));
        }
    }

    private void call(Random random, long end) {
        for (int calls = 0; LENGTH.isEmpty() ? calls < CALLS : System.nanoTime() - end < 0; calls++) {
            String namespace = random.nextInt(4) == 0 ? "team" : "group";
            String repository = random.nextBoolean() ? "app" : "web";
            switch (random.nextInt(14)) {
                case 0 -> create(namespace, repository);
                case 1 -> delete(random, namespace, repository);
                case 2 -> edit(random, namespace, repository);
                case 3 -> show(namespace, repository);
                case 4, 5 -> point(random, namespace, repository);
                case 6 -> deleteTag(random, namespace, repository);
                case 7 -> merge(namespace, repository);
                case 8 -> listTags(namespace, repository);
                case 9 -> traverseTags(random, namespace, repository);
                case 10 -> listRepositories();
                case 11 -> traverseRepositories();
                case 12 -> organization(random, namespace);
                default -> showTag(random, namespace, repository);
            }
        }
    }

    private static String repository(String namespace, String repository) {
        return ORGANIZATIONS + "/" + namespace + "/repos/" + repository;
    }

    private static String tag(Random random) {
        return "v" + random.nextInt(8);
    }

    private void create(String namespace, String repository) {
        String body = "{\"repository\":\"" + repository + "\",\"is_public\":true,\"description\":\"one\"}";
        answered(
                "create",
                Set.of(201, 404, 409),
                emulator.send("POST", ORGANIZATIONS + "/" + namespace + "/repos", body));
    }

    /** Rarely, so that most calls find it. */
    private void delete(Random random, String namespace, String repository) {
        if (random.nextInt(3) == 0) {
            answered("delete", Set.of(204, 404), emulator.send("DELETE", repository(namespace, repository), ""));
        }
    }

    /** Always changes both, so that a reply with half of an edit would be noticed. */
    private void edit(Random random, String namespace, String repository) {
        boolean isPublic = random.nextBoolean();
        String body = "{\"is_public\":" + isPublic + ",\"description\":\"" + (isPublic ? "one" : "") + "\"}";
        answered("edit", Set.of(201, 404), emulator.send("PATCH", repository(namespace, repository), body));
    }

    private void show(String namespace, String repository) {
        HttpResponse<String> reply = emulator.get(repository(namespace, repository));
        answered("show", Set.of(200, 404), reply);
        if (reply.statusCode() == 200) {
            assertWhole(json(reply));
        }
    }

    private void assertWhole(JsonNode shown) {
        assertThat(shown.get("is_public").booleanValue())
                .as(shown.toString())
                .isEqualTo(!shown.get("description").stringValue().isEmpty());
    }

    private void point(Random random, String namespace, String repository) {
        String body = "{\"source_tag\":\"" + tag(random) + "\",\"destination_tag\":\"" + tag(random)
                + "\",\"override\":" + random.nextBoolean() + "}";
        answered("point", Set.of(201, 404, 409), emulator.send("POST", tags(namespace, repository), body));
    }

    private void deleteTag(Random random, String namespace, String repository) {
        String path = tags(namespace, repository) + "/" + tag(random);
        answered("delete tag", Set.of(204, 404), emulator.send("DELETE", path, ""));
    }

    private void merge(String namespace, String repository) {
        answered("merge", Set.of(200), emulator.control().post("/data", namespace + "/" + repository + ": [v1, v2]"));
    }

    private void showTag(Random random, String namespace, String repository) {
        HttpResponse<String> reply = emulator.get(tags(namespace, repository) + "/" + tag(random));
        answered("show tag", Set.of(200, 404), reply);
        if (reply.statusCode() == 200) {
            assertThat(json(reply).get("manifest").stringValue()).startsWith("{");
        }
    }

    private void listTags(String namespace, String repository) {
        HttpResponse<String> reply = emulator.get(tags(namespace, repository));
        answered("list tags", Set.of(200, 404), reply);
        if (reply.statusCode() == 200) {
            int rows = json(reply).size();
            assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + rows + "/" + rows);
        }
    }

    /** By name, since the name of a tag never changes. */
    private void traverseTags(Random random, String namespace, String repository) {
        String path = tags(namespace, repository).replace("/v2/", "/v3/") + "?limit=2&order_column=tag&order_type="
                + (random.nextBoolean() ? "asc" : "desc");
        Set<String> seen = new HashSet<>();
        String marker = "";
        do {
            HttpResponse<String> reply = emulator.get(path + marker);
            answered("page of tags", Set.of(200, 404), reply);
            marker = "";
            if (reply.statusCode() == 200) {
                JsonNode page = json(reply);
                page.get("tags")
                        .forEach(tag -> assertThat(seen.add(tag.get("tag").stringValue()))
                                .isTrue());
                marker = page.has("nextMarker")
                        ? "&marker=" + page.get("nextMarker").stringValue()
                        : "";
            }
        } while (!marker.isEmpty());
    }

    private void listRepositories() {
        HttpResponse<String> reply = emulator.get("/v2/manage/repos");
        answered("list repositories", Set.of(200), reply);
        JsonNode listed = json(reply);
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + listed.size() + "/" + listed.size());
        for (JsonNode each : listed) {
            assertThat(each.get("total_range").intValue()).isEqualTo(listed.size());
            assertThat(each.get("num_images").intValue())
                    .isEqualTo(each.get("tags").size());
            assertWhole(each);
        }
    }

    private void traverseRepositories() {
        long last = -1;
        JsonNode marker;
        do {
            HttpResponse<String> reply = emulator.get("/v3/manage/repos?limit=1" + (last < 0 ? "" : "&marker=" + last));
            answered("page of repositories", Set.of(200), reply);
            for (JsonNode each : json(reply).get("repos")) {
                assertThat(each.get("id").longValue()).isGreaterThan(last);
                last = each.get("id").longValue();
            }
            marker = json(reply).get("nextMarker");
        } while (marker != null);
    }

    private void organization(Random random, String namespace) {
        if (random.nextBoolean()) {
            String body = "{\"namespace\":\"" + namespace + "\"}";
            answered("create organization", Set.of(201, 409), emulator.send("POST", ORGANIZATIONS, body));
        } else {
            answered(
                    "delete organization",
                    Set.of(204, 404, 406),
                    emulator.send("DELETE", ORGANIZATIONS + "/" + namespace, ""));
        }
    }

    private void answered(String operation, Set<Integer> documented, HttpResponse<String> reply) {
        answers.computeIfAbsent(operation + " " + reply.statusCode(), first -> new LongAdder())
                .increment();
        assertThat(documented).as(operation + ": " + reply.body()).contains(reply.statusCode());
    }

    private void assertInvariants() {
        TestStore store = emulator.store();
        assertThat(store.count("(SELECT t.name" + SHOWN + " GROUP BY r.id, t.name HAVING COUNT(*) > 1) doubled"))
                .isZero();
        assertThat(store.count("(SELECT r.id, c.tag_count" + SHOWN
                        + " GROUP BY r.id, c.tag_count HAVING COUNT(*) <> c.tag_count) miscounted"))
                .isZero();
        assertThat(store.count("(SELECT c.id FROM content c JOIN image_repository r ON r.content_id = c.id"
                        + " JOIN world w ON w.id = r.world_id AND w.sealed = FALSE"
                        + " GROUP BY c.id HAVING COUNT(*) > 1) shared"))
                .as("contents that two worlds list and may change")
                .isZero();
        for (JsonNode each : json(emulator.get("/v2/manage/repos"))) {
            String path =
                    tags(each.get("namespace").stringValue(), each.get("name").stringValue());
            assertThat(json(emulator.get(path)).size())
                    .isEqualTo(each.get("num_images").intValue());
        }
    }
}

package io.github.swremulator.manage.tag;

import static io.github.swremulator.CapturedReplies.tag;
import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.manage.Replies.json;
import static io.github.swremulator.manage.Replies.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The list in both editions and with every setting. */
@EmulatorTest
class TagListTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FIELDS_OF_2018 = List.of(
            "id",
            "repo_id",
            "Tag",
            "image_id",
            "manifest",
            "digest",
            "schema",
            "path",
            "internal_path",
            "size",
            "is_trusted",
            "created",
            "updated",
            "deleted");

    private static final String APP = tags("group", "app");
    private static final String BUSYBOX = tags("namespace", "busybox");

    private static final String CURRENT = "swr.api.edition=current";

    /** Independent settings, so that one emulator can have them all. */
    static final String[] SETTINGS_OF_2018 = {
        "swr.api.registry-host=registry.test:5000", "swr.api.internal-host=10.1.2.3:5000", "swr.api.v3-next-marker=true"
    };

    private static final String[] SETTINGS_OF_CURRENT = {
        CURRENT,
        "swr.api.account-id=0123456789abcdef0123456789abcdef",
        "swr.api.registry-host=request",
        "swr.api.tag-match=contains",
        "swr.api.error-format=array"
    };

    @TempDir
    private Path folder;

    private final Emulator emulator;

    TagListTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void answersTheDocumentedExampleWhenNothingIsSet() {
        HttpResponse<String> reply = emulator.get(BUSYBOX);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-1/1");
        assertThat(reply.headers().firstValue("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
        // Compact and with the fields in the documented order.
        assertThat(reply.body()).isEqualTo(documentedExample().toString());
    }

    @Test
    void answersSeventeenFieldsWhenTheEditionIsCurrent(Emulators emulators) {
        ObjectNode expected = (ObjectNode) documentedExample().get(0);
        expected.set("internal_path", expected.get("path"));
        expected.put("domain_id", "05949d5a5800d5c11f5cc01a15dbbd7d");
        expected.put("scanned", false);
        expected.put("tag_type", 0);
        assertThat(emulators.with(CURRENT).get(BUSYBOX).body()).isEqualTo("[" + expected + "]");
    }

    @Test
    void takesTheAccountOfTheSettings(Emulators emulators) {
        assertThat(emulators.with(SETTINGS_OF_CURRENT).get(BUSYBOX).body())
                .contains("\"domain_id\":\"0123456789abcdef0123456789abcdef\"");
    }

    @Test
    void answersWhatWasCapturedInEitherEdition(Emulators emulators) {
        List<Map<String, Object>> captured =
                IntStream.of(30, 20, 10).mapToObj(n -> tag("group", "app", n)).toList();
        captured.get(0).put("internal_path", "10.0.0.1:20202/group/app:v0030");
        captured.get(1).put("deleted", "2025-06-01T00:00:00.5Z");
        captured.get(1).put("scanned", true);
        captured.get(2).put("domain_id", "***");
        captured.get(2).put("manifest", "blacked out \u00e9\ud83d\ude00\n");
        captured.get(2).put("tag_type", 1);
        CapturedReplies replies = new CapturedReplies(folder).with("group", "app", captured);
        Emulator current = emulators.with(CURRENT);
        replies.load(current);
        assertThat(current.get(APP).body()).isEqualTo(JSON.writeValueAsString(captured));
        captured.forEach(tag -> tag.keySet().retainAll(FIELDS_OF_2018));
        replies.load(emulator);
        assertThat(emulator.get(APP).body()).isEqualTo(JSON.writeValueAsString(captured));
    }

    @Test
    void derivesFromTheManifestWhatACaptureLeavesOut(Emulators emulators) {
        String child = "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:" + "c".repeat(64)
                + "\",\"size\":5},\"layers\":[{\"digest\":\"sha256:" + "d".repeat(64) + "\",\"size\":7}]}";
        // Computed by sha256sum.
        String childDigest = "sha256:6d34b3da0a369ae0c48178a78c1a3214556ad84c054fd405ab381958dcdc7603";
        String index = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + childDigest
                + "\",\"size\":1},{\"digest\":\"sha256:" + "e".repeat(64) + "\",\"size\":1}]}";
        String legacy =
                "{\"schemaVersion\":1,\"history\":[{\"v1Compatibility\":\"{\\\"id\\\":\\\"newest\\\"}\"},{\"v1Compatibility\":\"{}\"}]}";
        Emulator current = emulators.with(CURRENT);
        new CapturedReplies(folder)
                .with("group", "app", List.of(leftOut("all", index), leftOut("old", legacy), leftOut("v1", child)))
                .load(current);
        JsonNode listed = json(current.get(APP + "?order_column=tag&order_type=asc"));
        assertThat(texts(listed, "Tag")).containsExactly("all", "old", "v1");
        assertDerived(listed.get(0), "", 2, 12, 1);
        assertDerived(listed.get(1), "newest", 1, 0, 0);
        assertDerived(listed.get(2), "c".repeat(64), 2, 12, 0);
        assertThat(listed.get(2).get("digest").stringValue()).isEqualTo(childDigest);
    }

    private static void assertDerived(JsonNode tag, String imageId, long schema, long size, long tagType) {
        assertThat(tag.get("image_id").stringValue()).isEqualTo(imageId);
        assertThat(tag.get("schema").longValue()).isEqualTo(schema);
        assertThat(tag.get("size").longValue()).isEqualTo(size);
        assertThat(tag.get("tag_type").longValue()).isEqualTo(tagType);
    }

    private static Map<String, Object> leftOut(String name, String manifest) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("Tag", name);
        tag.put("manifest", manifest);
        tag.put("created", "2025-01-01T00:00:00Z");
        tag.put("updated", "2025-01-01T00:00:00Z");
        return tag;
    }

    @Test
    void numbersTagsByTheirRowsUnlessANumberIsSpecified() {
        String manifest = "{\"schemaVersion\":2,\"manifests\":[]}";
        new CapturedReplies(folder)
                .with("group", "app", List.of(leftOut("a", manifest), leftOut("b", manifest)))
                .with("group", "other", List.of(leftOut("a", manifest)))
                .load(emulator);
        Stream<Long> ids = Stream.of("app", "other")
                .map(name -> json(emulator.get(tags("group", name))))
                .flatMap(JsonNode::valueStream)
                .map(tag -> tag.get("id").longValue());
        assertThat(ids).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void takesTheAddressesOfTheSettings(Emulators emulators) {
        assertThat(emulators.with(SETTINGS_OF_2018).get(BUSYBOX).body())
                .contains("\"path\":\"registry.test:5000/namespace/busybox:latest\"")
                .contains("\"internal_path\":\"10.1.2.3:5000/namespace/busybox:latest\"");
    }

    /** Calls the first host again, whose reply is in the cache. */
    @Test
    void takesTheHostThatTheClientCalledWhenTheRegistryHostIsRequest(Emulators emulators) {
        Emulator ofRequest = emulators.with(SETTINGS_OF_CURRENT);
        assertThat(ofRequest.get(BUSYBOX).body())
                .contains("\"path\":\"127.0.0.1:" + ofRequest.port() + "/namespace/busybox:latest\"");
        for (String host : List.of("one.example", "two.example", "one.example")) {
            assertThat(ofRequest.rawCall("GET", BUSYBOX, "Host: " + host).body())
                    .contains("\"path\":\"" + host + "/namespace/busybox:latest\"");
        }
    }

    @Test
    void listsTheFirstHundredWhenTheEditionIsCurrentAndNoLimitIsGiven(Emulators emulators) {
        Emulator current = emulators.with(CURRENT);
        current.seed("group/app: [{count: 101, name: \"{n}\"}]");
        assertThat(contentRange(current, "")).isEqualTo("0-100/101");
        assertThat(contentRange(current, "?limit=1000&offset=0")).isEqualTo("0-101/101");
        assertThat(contentRange(current, "?limit=5")).isEqualTo("0-100/101");
        assertThat(contentRange(current, "?offset=5")).isEqualTo("0-100/101");
    }

    @Test
    void readsTheQueryAsDocumented() {
        emulator.seed("group/app: [{count: 30, name: \"v{n}\"}]");
        assertThat(contentRange(emulator, "?limit=7&offset=3")).isEqualTo("3-7/30");
        assertThat(contentRange(emulator, "?limit=7&offset=28")).isEqualTo("28-2/30");
        assertThat(contentRange(emulator, "?limit=7&offset=30")).isEqualTo("30-0/30");
        assertThat(contentRange(emulator, "?limit=7&offset=9223372036854775807"))
                .isEqualTo("9223372036854775807-0/30");
        assertThat(contentRange(emulator, "?limit=0007&offset=0")).isEqualTo("0-7/30");
        for (String half : List.of(
                "limit=7",
                "limit=0",
                "limit=5000",
                "limit=99999999999999999999",
                "offset=7",
                "offset=9223372036854775808",
                "filter=limit::5000",
                "filter=offset::9223372036854775808",
                "limit=5000&offset=",
                "limit=5000&filter=offset::",
                "order_column=tag",
                "order_type=asc")) {
            assertThat(contentRange(emulator, "?" + half)).as(half).isEqualTo("0-30/30");
        }
        for (String overridden : List.of("limit=5000", "limit=0&offset=0", "limit=5000&offset=9223372036854775808")) {
            assertThat(contentRange(emulator, "?" + overridden + "&filter=limit::3%7Coffset::1"))
                    .as(overridden)
                    .isEqualTo("1-3/30");
        }
        assertThat(contentRange(emulator, "?limit=&offset=&tag=&filter=&order_column=&order_type="))
                .isEqualTo("0-30/30");
        assertThat(contentRange(emulator, "?limit=7&limit=x&offset=0&offset=")).isEqualTo("0-7/30");
        assertThat(emulator.rawGet(APP + "?unknown=%zz&&=&limit=7&offset=0").header("Content-Range"))
                .contains("0-7/30");
        assertThat(contentRange(emulator, "?limit=7&offset=0&filter=limit::3%7Coffset::1"))
                .isEqualTo("1-3/30");
        assertThat(contentRange(emulator, "?limit=7&offset=0&filter=limit::")).isEqualTo("0-7/30");
        assertThat(contentRange(emulator, "?limit=7&filter=offset%3A%3A2")).isEqualTo("2-7/30");
        assertThat(contentRange(emulator, "?tag=v7")).isEqualTo("0-1/1");
        assertThat(contentRange(emulator, "?tag=v7&limit=5&offset=1")).isEqualTo("1-0/1");
        assertThat(contentRange(emulator, "?tag=v")).isEqualTo("0-0/0");
        assertThat(contentRange(emulator, "?tag=V7")).isEqualTo("0-0/0");
        assertThat(emulator.get(APP + "?tag=none").body()).isEqualTo("[]");
    }

    @Test
    void answersConsistentlyDuringChanges() {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
            int changes = 0;
            for (; !done.get(); changes++) {
                emulator.control().post("/data", "namespace/busybox: [{count: 50, name: \"copy-{n}\"}]");
                emulator.control().post("/reset", "");
            }
            return changes;
        });
        Set<String> seen = new HashSet<>();
        try {
            for (int calls = 0; calls < 200 || (seen.size() < 2 && calls < 5000); calls++) {
                HttpResponse<String> reply = emulator.get(BUSYBOX);
                int rows = json(reply).size();
                assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + rows + "/" + rows);
                seen.add("of " + rows);
            }
        } finally {
            done.set(true);
            writer.join();
        }
        assertThat(writer.join()).isPositive();
        assertThat(seen).containsExactlyInAnyOrder("of 1", "of 51");
    }

    @Test
    void ignoresHalfOfAnOrder() {
        emulator.seed("group/app: [{count: 30, name: \"v{n}\"}]");
        String byDefault = emulator.get(APP).body();
        assertThat(emulator.get(APP + "?order_type=asc").body()).isEqualTo(byDefault);
        assertThat(emulator.get(APP + "?order_column=tag").body()).isEqualTo(byDefault);
        assertThat(emulator.get(APP + "?order_column=tag&order_type=asc").body())
                .isNotEqualTo(byDefault);
    }

    @Test
    void findsPartsOfNamesWhenTagMatchIsContains(Emulators emulators) {
        Emulator contains = emulators.with(SETTINGS_OF_CURRENT);
        contains.seed("group/app: ['1.0_rc', '1.0xrc', '1.0-rc', '2.0']");
        assertThat(contentRange(contains, "?tag=_rc")).isEqualTo("0-1/1");
        assertThat(contentRange(contains, "?tag=-rc")).isEqualTo("0-1/1");
        assertThat(contentRange(contains, "?tag=1.0")).isEqualTo("0-3/3");
        assertThat(contentRange(contains, "?tag=.0&limit=2&offset=1")).isEqualTo("1-2/4");
        assertThat(contentRange(contains, "?tag=RC")).isEqualTo("0-0/0");
        assertThat(contains.get(APP + "?tag=%25").statusCode()).isEqualTo(400);
    }

    @Test
    void ordersNamesByByteOnEveryDatabase() {
        List<String> names = List.of("0", "9", "A", "Z", "_", "a", "a-b", "a.b", "aB", "a_b", "ab", "b");
        emulator.seed("group/app: "
                + JSON.writeValueAsString(
                        names.stream().sorted(Comparator.reverseOrder()).toList()));
        assertThat(texts(json(emulator.get(APP + "?order_column=tag&order_type=asc")), "Tag"))
                .containsExactlyElementsOf(names);
    }

    @Test
    void answersTheOlderArrayWhenTheErrorFormatIsArray(Emulators emulators) {
        assertThat(JSON.readTree(emulators
                        .with(SETTINGS_OF_CURRENT)
                        .get(tags("namespace", "none"))
                        .body()))
                .isEqualTo(JSON.readTree("""
                        [{"errorCode":"SVCSTG.SWR.4040010","errorMessage":"Image not found",
                          "detail":"repository namespace/none does not exist"}]"""));
    }

    @Test
    void answersBothFormsWhenTheErrorFormatIsDual() {
        assertThat(JSON.readTree(emulator.get(tags("nobody", "none")).body())).isEqualTo(JSON.readTree("""
                        {"errors":[{"errorCode":"SVCSTG.SWR.4040058","errorMessage":"Organization not found",
                                    "detail":"namespace nobody does not exist"}],
                         "error_code":"SVCSTG.SWR.4040058","error_msg":"Organization not found",
                         "details":[{"error_code":"SVCSTG.SWR.4040058",
                                     "error_msg":"namespace nobody does not exist"}]}"""));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsTheFailureOfTheStoreAndHidesItFromTheClient(CapturedOutput log) {
        emulator.store().execute("ALTER TABLE content RENAME TO lost");
        try {
            HttpResponse<String> reply = emulator.get(BUSYBOX);
            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.body())
                    .contains("\"error_code\":\"SVCSTG.SWR.5001056\"")
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContainIgnoringCase("select")
                    .doesNotContainIgnoringCase("org.");
            String id = reply.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(log.getAll())
                    .contains("[" + id + "]")
                    .contains("\tat io.github.swremulator.manage.tag.TagListController");
            assertThat(emulator.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            emulator.store().execute("ALTER TABLE lost RENAME TO content");
        }
    }

    private static String contentRange(Emulator emulator, String query) {
        HttpResponse<String> reply = emulator.get(APP + query);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.headers().firstValue("Content-Range").orElseThrow();
    }

    private static JsonNode documentedExample() {
        try (InputStream fixture = TagListTest.class.getResourceAsStream("TagListTest_documentedExample.json")) {
            return JSON.readTree(fixture);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static io.github.swremulator.manage.Replies.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.image.Digest;
import io.github.swremulator.manage.SmallAccountTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A single tag: shown, pointed to an image, deleted; and manifests that are deleted with their last tag. */
@SmallAccountTest
class TagChangeTest {

    private static final String TAGS = tags("group", "app");
    private static final String LEFT = image("a");
    private static final String RIGHT = image("b");
    private static final String SHARED = image("c");
    private static final String INNER = index(SHARED);
    private static final String OUTER = index(LEFT, INNER);

    private final Emulator emulator;
    private final ControlClient control;

    TagChangeTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void isSeeded() {
        assertThat(control.put("/clock", "{\"now\":\"2026-02-01T00:00:00Z\",\"frozen\":true}")
                        .statusCode())
                .isEqualTo(200);
        seed("{manifests: [], tags: [" + tag("v1", LEFT) + "," + tag("v2", RIGHT) + "]}");
    }

    private void seed(String app) {
        emulator.seed("group/app: " + app);
    }

    private static String image(String digit) {
        return "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:" + digit.repeat(64)
                + "\",\"size\":1},\"layers\":[]}";
    }

    private static String index(String... images) {
        return "{\"schemaVersion\":2,\"manifests\":["
                + String.join(
                        ",",
                        Stream.of(images)
                                .map(image -> "{\"digest\":\"" + Digest.of(image) + "\",\"size\":1}")
                                .toList())
                + "]}";
    }

    private static String tag(String name, String manifest) {
        return "{name: " + name + ", created: 2026-01-01T00:00:00Z, updated: 2026-01-02T00:00:00Z, manifest: '"
                + manifest + "'}";
    }

    @Test
    void isShownAsDocumented() {
        String manifest = LEFT.replace("\"", "\\\"");
        assertThat(emulator.get(TAGS + "/v1").body())
                .isEqualTo("{\"id\":1,\"repo_id\":1,\"tag\":\"v1\",\"image_id\":\"" + "a".repeat(64)
                        + "\",\"manifest\":\"" + manifest + "\",\"digest\":\"" + Digest.of(LEFT) + "\",\"schema\":2,"
                        + "\"path\":\"swr.cn-north-1.myhuaweicloud.com/group/app:v1\","
                        + "\"internal_path\":\"10.125.0.198:20202/group/app:v1\",\"size\":1,\"is_trusted\":false,"
                        + "\"created\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-01-02T00:00:00Z\","
                        + "\"domain_id\":\"05949d5a5800d5c11f5cc01a15dbbd7d\",\"tag_type\":0}");
    }

    @Test
    void isCreatedFromAnotherTag() {
        assertCreated(point("v1", "v3", false));
        JsonNode created = show("v3");
        assertThat(created.get("id").longValue()).isEqualTo(3);
        assertThat(created.get("digest")).isEqualTo(show("v1").get("digest"));
        assertThat(created.get("created").stringValue()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(created.get("updated").stringValue()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(created.get("path").stringValue()).endsWith("/group/app:v3");
        assertThat(json(emulator.get("/v2/manage/namespaces/group/repos/app"))
                        .get("updated")
                        .stringValue())
                .isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void isNotMovedWithoutOverride() {
        String before = emulator.get(TAGS).body();
        assertRefused(point("v1", "v2", false), "4090006");
        assertRefused(point("v1", "v1", false), "4090006");
        assertRefused(
                emulator.send("POST", TAGS, "{\"source_tag\":\"v1\",\"destination_tag\":\"v2\",\"override\":null}"),
                "4090006");
        assertThat(emulator.get(TAGS).body()).isEqualTo(before);
    }

    @Test
    void keepsItsIdAndCreationTimeWhenItIsMoved() {
        JsonNode before = show("v2");
        assertCreated(point("v1", "v2", true));
        JsonNode moved = show("v2");
        assertThat(moved.get("id")).isEqualTo(before.get("id"));
        assertThat(moved.get("created")).isEqualTo(before.get("created"));
        assertThat(moved.get("updated").stringValue()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(moved.get("digest").stringValue()).isEqualTo(Digest.of(LEFT).toString());
        assertThat(manifests()).containsExactlyInAnyOrder(LEFT);
        control.put("/clock", "{\"now\":\"2026-02-02T00:00:00Z\"}");
        assertCreated(point("v2", "v2", true));
        assertThat(show("v2").get("updated").stringValue()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(names()).containsExactlyInAnyOrder("v1", "v2");
        assertThat(manifests()).containsExactly(LEFT);
    }

    @Test
    void isDeletedOnce() {
        assertGone(emulator.send("DELETE", TAGS + "/v1", ""));
        assertRefused(emulator.get(TAGS + "/v1"), "4040048");
        assertRefused(emulator.send("DELETE", TAGS + "/v1", ""), "4040048");
        assertThat(names()).containsExactly("v2");
        assertThat(manifests()).containsExactly(RIGHT);
        assertRefused(point("v1", "v3", false), "4040048");
    }

    @Test
    void keepsAManifestThatAnotherTagPointsTo() {
        point("v1", "v3", false);
        emulator.send("DELETE", TAGS + "/v1", "");
        assertThat(manifests()).containsExactlyInAnyOrder(LEFT, RIGHT);
        emulator.send("DELETE", TAGS + "/v3", "");
        assertThat(manifests()).containsExactly(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deletesTheManifestsThatOnlyADeletedIndexContains(boolean writtenLater) {
        String app = "{manifests: [{manifest: '" + SHARED + "'}, {manifest: '" + INNER + "'}, {manifest: '" + LEFT
                + "'}], tags: [" + tag("all", OUTER) + "," + tag("left", LEFT) + "," + tag("inner", INNER) + ","
                + tag("other", RIGHT) + "]}";
        if (writtenLater) {
            seed("[]");
            assertThat(control.post("/data", "group/app: " + app).statusCode()).isEqualTo(200);
        } else {
            seed(app);
        }
        emulator.send("DELETE", TAGS + "/inner", "");
        assertThat(manifests()).containsExactlyInAnyOrder(OUTER, INNER, SHARED, LEFT, RIGHT);
        emulator.send("DELETE", TAGS + "/all", "");
        assertThat(manifests()).containsExactlyInAnyOrder(LEFT, RIGHT);
        assertThat(names()).containsExactlyInAnyOrder("left", "other");
    }

    @Test
    void isRestoredByASnapshot() {
        control.put("/snapshots/before", "");
        List<String> before = manifests();
        String listed = emulator.get(TAGS).body();
        point("v1", "v2", true);
        emulator.send("DELETE", TAGS + "/v1", "");
        emulator.send("DELETE", TAGS + "/v2", "");
        assertThat(emulator.get(TAGS).body()).isEqualTo("[]");
        assertThat(manifests()).isEmpty();
        control.post("/snapshots/before", "");
        assertThat(emulator.get(TAGS).body()).isEqualTo(listed);
        assertThat(manifests()).isEqualTo(before);
        control.delete("/snapshots/before");
    }

    @Test
    void isRefusedWhenTheQuotaIsUsedUp() {
        assertCreated(point("v1", "v3", false));
        assertCreated(point("v1", "v4", false));
        assertRefused(point("v1", "v5", false), "4000099");
        assertCreated(point("v1", "v4", true));
        assertThat(names()).hasSize(4);
    }

    static Stream<Arguments> invalidBodies() {
        String tag = "4009021";
        String parameters = "4000014";
        return Stream.of(
                arguments("4001018", ""),
                arguments("4001018", "[]"),
                arguments("4001014", "{}"),
                arguments("4001014", "{\"source_tag\":\"v1\"}"),
                arguments(parameters, "{\"source_tag\":1,\"destination_tag\":\"v3\"}"),
                arguments(parameters, "{\"source_tag\":\"v1\",\"destination_tag\":\"v3\",\"override\":\"yes\"}"),
                arguments(parameters, "{\"source_tag\":\"v1\",\"destination_tag\":\"\\u0000\"}"),
                arguments(tag, "{\"source_tag\":\"v1\",\"destination_tag\":\"\"}"),
                arguments(tag, "{\"source_tag\":\"v1\",\"destination_tag\":\".v3\"}"),
                arguments(tag, "{\"source_tag\":\"v1\",\"destination_tag\":\"" + "v".repeat(129) + "\"}"),
                arguments(tag, "{\"source_tag\":\"v 1\",\"destination_tag\":\"v3\"}"));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void isUnchangedByAnInvalidBody(String code, String body) {
        String before = emulator.get(TAGS).body();
        assertRefused(emulator.send("POST", TAGS, body), code);
        assertThat(emulator.get(TAGS).body()).isEqualTo(before);
    }

    @Test
    void isRefusedIfItsNameIsInvalid() {
        assertRefused(emulator.get(TAGS + "/.v1"), "4009021");
        assertRefused(emulator.send("DELETE", TAGS + "/.v1", ""), "4009021");
    }

    private HttpResponse<String> point(String source, String destination, boolean override) {
        return emulator.send(
                "POST",
                TAGS,
                "{\"source_tag\":\"" + source + "\",\"destination_tag\":\"" + destination + "\",\"override\":"
                        + override + "}");
    }

    private JsonNode show(String tag) {
        return json(emulator.get(TAGS + "/" + tag));
    }

    private List<String> names() {
        return texts(json(emulator.get(TAGS)), "Tag");
    }

    /** All manifests of the repository, with and without a tag. */
    private List<String> manifests() {
        JsonNode data = json(emulator.get("/_emulator/data", "Accept", "application/json"));
        return data.get("group/app").findValues("manifest").stream()
                .map(JsonNode::stringValue)
                .distinct()
                .toList();
    }
}

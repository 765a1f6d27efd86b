package io.github.swremulator.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explicit fields of organizations, image repositories and permissions. */
@OnEachDatabase
@EmulatorTest({"swr.seed=examples/everything.yaml", "swr.api.edition=current"})
class ExplicitDataTest {

    private static final String SEED =
            """
            group: {id: 7, domain_id: d1, creator_name: ann, permissions: [%1$s]}
            group/app:
              tags: [v1, {name: v2, updated: 2026-03-01T00:00:00Z}]
              category: linux
              description: shop
              is_public: true
              creator_id: u1
              creator_name: ann
              num_download: 35
              permissions: [%1$s]
            group/web: {permissions: [%1$s]}
            other/app: []
            other: {permissions: [%1$s]}
            """.formatted("{user_id: u1, user_name: ann, auth: 7}, {user_id: u2, user_name: ben, auth: 1}");

    private final Emulator emulator;
    private final ControlClient control;

    ExplicitDataTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void isLoaded() {
        accepted(control.put("/data", SEED));
    }

    @AfterEach
    void deleteSnapshots() {
        control.deleteSnapshots();
    }

    @Test
    void isDumpedAsItWasLoaded() {
        assertThat(data().get("group")).isEqualTo(json("""
                {"id":7,"domain_id":"d1","creator_name":"ann","permissions":[
                {"user_id":"u1","user_name":"ann","auth":7},{"user_id":"u2","user_name":"ben","auth":1}]}"""));
        assertThat(members("group/app")).isEqualTo(json("""
                {"repo_id":1,"category":"linux","description":"shop","is_public":true,"creator_id":"u1",
                "creator_name":"ann","created":"2026-01-01T00:00:00Z","updated":"2026-03-01T00:00:00Z","num_download":35,"permissions":[
                {"user_id":"u1","user_name":"ann","auth":7},{"user_id":"u2","user_name":"ben","auth":1}]}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "'created: 2025-05-01T00:00:00Z', 2025-05-01T00:00:00Z, 2025-05-01T00:00:00Z",
        "'tags: [], updated: 2025-05-01T00:00:00Z', 2025-05-01T00:00:00Z, 2025-05-01T00:00:00Z",
        "'tags: [v1, v2]', 2026-01-01T00:00:00Z, 2026-01-01T01:00:00Z",
        "'tags: [v1, v2], created: 2025-05-01T00:00:00Z', 2025-05-01T00:00:00Z, 2026-01-01T01:00:00Z"
    })
    void theTimesOfARepositoryAreExplicitOrThoseOfItsTags(String members, String created, String updated) {
        accepted(control.put("/data", "group/app: {" + members + "}"));
        assertThat(members("group/app").get("created").stringValue()).isEqualTo(created);
        assertThat(members("group/app").get("updated").stringValue()).isEqualTo(updated);
    }

    @Test
    void assignsOrganizationIdsAboveExplicitOnes() {
        accepted(control.put("/data", "a: {}\nb: {id: 40}\nc/app: []\nc: {id: 50}\nd: {}"));
        assertThat(data().valueStream()
                        .filter(value -> value.has("id"))
                        .map(value -> value.get("id").intValue()))
                .containsExactly(1, 40, 50, 51);
        accepted(control.put("/snapshots/numbers", ""));
        accepted(control.post("/data", "e: {}"));
        accepted(control.put("/snapshots/numbers", ""));
        accepted(control.post("/snapshots/numbers", ""));
        accepted(control.post("/data", "f: {}"));
        assertThat(data().get("f").get("id").intValue()).isEqualTo(53);
        accepted(control.put("/data", "a: {id: 2147483647}\nb: {}"));
        assertThat(data().get("b").get("id").intValue()).isEqualTo(1);
    }

    @Test
    void aMergeReplacesItsFieldsAndKeepsTheRest() {
        accepted(control.post("/data", """
                group: {id: 7, permissions: [{user_id: u2, user_name: bob, auth: 3}, {user_id: u3, user_name: cid, auth: 1}]}
                group/app: {description: '', permissions: [{user_id: u1, user_name: ann, auth: 1}]}
                """));
        assertThat(data().get("group")).isEqualTo(json("""
                {"id":7,"domain_id":"d1","creator_name":"ann","permissions":[
                {"user_id":"u1","user_name":"ann","auth":7},{"user_id":"u2","user_name":"bob","auth":3},
                {"user_id":"u3","user_name":"cid","auth":1}]}"""));
        assertThat(members("group/app")).isEqualTo(json("""
                {"repo_id":1,"category":"linux","description":"","is_public":true,"creator_id":"u1",
                "creator_name":"ann","created":"2026-01-01T00:00:00Z","updated":"2026-03-01T00:00:00Z","num_download":35,"permissions":[
                {"user_id":"u1","user_name":"ann","auth":1},{"user_id":"u2","user_name":"ben","auth":1}]}"""));
    }

    @Test
    void aMergeUpdatesARepositoryToItsNewestTag() {
        accepted(control.put("/data", "group/app: [{name: v1, created: 2018-01-01T00:00:00Z}]"));
        accepted(control.post("/data", "group/app: {is_public: true}"));
        assertThat(members("group/app").get("updated").stringValue()).isEqualTo("2018-01-01T00:00:00Z");
        accepted(control.post("/data", "group/app: [{name: v2, created: 2019-01-01T00:00:00Z}]"));
        accepted(control.post("/data", "group/app: [{name: v3, created: 2017-01-01T00:00:00Z}]"));
        assertThat(members("group/app").get("updated").stringValue()).isEqualTo("2019-01-01T00:00:00Z");
        assertThat(members("group/app").get("created").stringValue()).isEqualTo("2018-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group: {id: 8} | 1:1: organization group exists, and its number, 7, cannot change",
                "group: {domain_id: d2} | 1:1: organization group exists, and its account, d1, cannot" + " change",
                "other: {creator_name: ben} | 1:1: organization other exists, and its creator, none,"
                        + " cannot change",
                "group/app: {repo_id: 8} | 1:1: image repository group/app exists, and its repo_id, 1,"
                        + " cannot change"
            })
    void aMergeCannotChangeSharedManifests(String document, String message) {
        String before = document();
        HttpResponse<String> reply = control.post("/data", document + "\n");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply.body()).get("detail").stringValue()).isEqualTo("body:" + message);
        assertThat(document()).isEqualTo(before);
    }

    @Test
    void organizationIdsStayAndLaterOnesAreHigher() {
        accepted(control.post("/data", "new: {id: 90, domain_id: d9, creator_name: zoe}"));
        accepted(control.post("/data", "new/app: [v1]"));
        accepted(control.post("/data", "new: {id: 90}"));
        assertThat(data().get("new")).isEqualTo(json("{\"id\":90,\"domain_id\":\"d9\",\"creator_name\":\"zoe\"}"));
        accepted(control.post("/data", "newer: {}"));
        assertThat(data().get("newer").get("id").intValue()).isEqualTo(91);
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/yaml"})
    void isTheSameWhenItIsPutBack(String format) {
        accepted(control.post("/data", """
                group: {permissions: [{user_id: u2, user_name: zoe, auth: 3}]}
                group/app: {description: "two\\nlines", tags: [v1, v3]}
                new: {creator_name: ann}
                """));
        String before = emulator.get("/_emulator/data", "Accept", format).body();
        accepted(control.put("/data", "{}"));
        accepted(control.put("/data", before, format));
        assertThat(emulator.get("/_emulator/data", "Accept", format).body()).isEqualTo(before);
        accepted(control.post("/data", before));
        assertThat(emulator.get("/_emulator/data", "Accept", format).body()).isEqualTo(before);
    }

    /** Data that a change removed is neither dumped nor copied, and returns with a snapshot. */
    @Test
    void snapshotsRestoreChangedData() {
        String before = document();
        accepted(control.put("/snapshots/before", ""));
        String permissions = "permissions: [{user_id: u1, user_name: eve, auth: 1}]";
        accepted(control.post("/data", """
                group: {%1$s}
                group/app: {category: database, %1$s}
                group/web: {is_public: true, %1$s}
                other: {%1$s}
                other/app: {creator_id: u9}
                """.formatted(permissions)));
        String changed = document();
        assertThat(changed).isNotEqualTo(before);
        assertThat(data().valueStream().filter(value -> value.has("permissions")))
                .hasSize(4)
                .allSatisfy(value -> assertThat(value.get("permissions")).isEqualTo(json("""
                        [{"user_id":"u2","user_name":"ben","auth":1},{"user_id":"u1","user_name":"eve","auth":1}]""")));
        accepted(control.put("/snapshots/changed", ""));
        assertThat(document()).as("taken").isEqualTo(changed);
        accepted(control.post("/data", "other: {permissions: [{user_id: u1, user_name: mal, auth: 7}]}"));
        accepted(control.post("/snapshots/before", ""));
        assertThat(document()).isEqualTo(before);
        accepted(control.post("/snapshots/changed", ""));
        assertThat(document()).isEqualTo(changed);
        accepted(control.post("/reset", ""));
        assertThat(data().get("partner").get("creator_name").stringValue()).isEqualTo("ann");
    }

    /** More than one batch of them, in each direction. */
    @Test
    void loadsAndDumpsManyPermissions() {
        int many = 3_000;
        String permissions = IntStream.range(0, many)
                .mapToObj(n -> "{\"user_id\":\"u" + n + "\",\"user_name\":\"n" + n + "\",\"auth\":1}")
                .collect(Collectors.joining(","));
        String document = "{\"group\":{\"permissions\":[" + permissions + "]},\"group/app\":[]}";
        accepted(control.put("/data", document, "application/json"));
        accepted(control.post("/data", document.replace("\"auth\":1", "\"auth\":3")));
        assertThat(data().get("group").get("permissions").valueStream())
                .hasSize(many)
                .allMatch(permission -> permission.get("auth").intValue() == 3);
        accepted(control.put("/snapshots/many", ""));
        accepted(control.delete("/snapshots/many"));
    }

    private static void accepted(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 204);
    }

    private String document() {
        return emulator.get("/_emulator/data", "Accept", "application/json").body();
    }

    private JsonNode data() {
        return json(document());
    }

    /** The fields of an image repository, except its tags. */
    private JsonNode members(String repository) {
        return data().withObject("/" + repository.replace("/", "~1")).without("tags");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

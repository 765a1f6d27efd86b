package io.github.swremulator.manage;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import io.github.swremulator.TestStore;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image repository: created, shown, edited, deleted. */
@Tag("store")
class RepositoryTest {

    private static final String REPOSITORIES = "/v2/manage/namespaces/group/repos";
    private static final String BUSYBOX = REPOSITORIES + "/busybox";
    private static final String SEED = """
            empty: {}
            group/busybox:
              repo_id: 7
              tags:
                - {name: v1, size: 10, created: 2026-01-01T00:00:00Z, updated: 2026-01-02T00:00:00.5Z}
                - {name: v2, size: 5, created: 2026-01-01T00:00:00Z, updated: 2026-01-03T00:00:00Z}
            """;

    private static TestStore store;
    private static Emulator emulator;
    private static Steering control;

    @BeforeAll
    static void start() {
        store = TestStore.create();
        emulator = Emulator.start(store, "swr.seed=none", "swr.quota.repositories=5", "swr.api.max-description=20");
        control = new Steering(emulator);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void isAsInTheSeed() {
        assertThat(control.put("/clock", "{\"now\":\"2026-02-01T00:00:00Z\",\"frozen\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(control.put("/data", SEED).statusCode()).isEqualTo(200);
    }

    @Test
    void isShownAsDocumented() {
        assertThat(emulator.get(BUSYBOX).body())
                .isEqualTo("{\"id\":7,\"ns_id\":2,\"name\":\"busybox\",\"category\":\"other\",\"description\":\"\","
                        + "\"creator_id\":\"\",\"creator_name\":\"\",\"size\":15,\"is_public\":false,\"num_images\":2,"
                        + "\"num_download\":0,\"url\":\"\",\"path\":\"swr.cn-north-1.myhuaweicloud.com/group/busybox\","
                        + "\"internal_path\":\"10.125.0.198:20202/group/busybox\",\"created\":\"2026-01-01T00:00:00Z\","
                        + "\"updated\":\"2026-01-03T00:00:00Z\",\"domain_id\":\"05949d5a5800d5c11f5cc01a15dbbd7d\","
                        + "\"priority\":0}");
    }

    @Test
    void isCreatedWithWhatIsSaid() {
        HttpResponse<String> reply = emulator.send(
                "POST",
                REPOSITORIES,
                "{\"repository\":\"web/app\",\"category\":\"linux\",\"description\":\"\\u00e9\\ud83d\\ude00\",\"is_public\":true}");
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("{}");
        JsonNode shown = json(emulator.get(REPOSITORIES + "/web$app"));
        assertThat(shown.get("id").longValue()).isEqualTo(8);
        assertThat(shown.get("name").stringValue()).isEqualTo("web/app");
        assertThat(shown.get("category").stringValue()).isEqualTo("linux");
        assertThat(shown.get("description").stringValue()).isEqualTo("\u00e9\ud83d\ude00");
        assertThat(shown.get("is_public").booleanValue()).isTrue();
        assertThat(shown.get("creator_name").stringValue()).isEqualTo("swr-emulator");
        assertThat(shown.get("created").stringValue()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(emulator.get(tags("group", "web$app")).body()).isEqualTo("[]");
    }

    @Test
    void isThereOnceHoweverItsNameIsWritten() {
        assertAnswered(201, "", create("web/app"));
        assertAnswered(409, "SVCSTG.SWR.4090006", create("web$app"));
        assertAnswered(409, "SVCSTG.SWR.4090006", create("busybox"));
    }

    @Test
    void isEditedWhereSomethingIsSaid() {
        create("web");
        assertAnswered(201, "", edit("web", "{\"is_public\":true,\"category\":\"arms\",\"description\":\"old\"}"));
        assertAnswered(201, "", edit("web", "{\"is_public\":false}"));
        assertAnswered(201, "", edit("web", "{\"is_public\":false,\"category\":null,\"unknown\":[]}"));
        JsonNode shown = json(emulator.get(REPOSITORIES + "/web"));
        assertThat(shown.get("is_public").booleanValue()).isFalse();
        assertThat(shown.get("category").stringValue()).isEqualTo("arms");
        assertThat(shown.get("description").stringValue()).isEqualTo("old");
        assertAnswered(201, "", edit("web", "{\"is_public\":false,\"description\":\"\"}"));
        assertThat(json(emulator.get(REPOSITORIES + "/web")).get("description").stringValue())
                .isEmpty();
    }

    @Test
    void isAsInTheSeedAgainAfterAReset() {
        String before = emulator.get(BUSYBOX).body();
        control.put("/snapshots/before", "");
        edit("busybox", "{\"is_public\":true,\"description\":\"new\"}");
        assertThat(emulator.get(BUSYBOX).body()).isNotEqualTo(before);
        control.post("/snapshots/before", "");
        assertThat(emulator.get(BUSYBOX).body()).isEqualTo(before);
        assertAnswered(204, "", emulator.send("DELETE", BUSYBOX, ""));
        assertAnswered(404, "SVCSTG.SWR.4040010", emulator.get(BUSYBOX));
        control.post("/snapshots/before", "");
        assertThat(emulator.get(BUSYBOX).body()).isEqualTo(before);
        control.delete("/snapshots/before");
    }

    @Test
    void isAnotherOneWhenItIsCreatedAfterItsDeletion() {
        for (int times = 0; times < 2; times++) {
            long number = json(emulator.get(BUSYBOX)).get("id").longValue();
            assertAnswered(204, "", emulator.send("DELETE", BUSYBOX, ""));
            assertAnswered(404, "SVCSTG.SWR.4040010", emulator.send("DELETE", BUSYBOX, ""));
            assertAnswered(404, "SVCSTG.SWR.4040010", emulator.get(tags("group", "busybox")));
            assertAnswered(201, "", create("busybox"));
            JsonNode shown = json(emulator.get(BUSYBOX));
            assertThat(shown.get("id").longValue()).isGreaterThan(number);
            assertThat(shown.get("num_images").longValue()).isZero();
            assertThat(emulator.get(tags("group", "busybox")).body()).isEqualTo("[]");
        }
    }

    @Test
    void leavesNothingBehindWhenItIsDeletedAndTheDataAreReplaced() {
        create("web");
        emulator.send("DELETE", REPOSITORIES + "/web", "");
        emulator.send("DELETE", BUSYBOX, "");
        control.post("/reset", "");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(store.count("image_repository")).isZero();
            assertThat(store.count("image_repository_details")).isZero();
            assertThat(store.count("tag")).isZero();
            assertThat(store.count("manifest")).isZero();
        });
    }

    @Test
    void isNotCreatedWhenTheAccountHasAsManyAsItMay() {
        for (String name : List.of("a", "b", "c", "d")) {
            assertAnswered(201, "", create(name));
        }
        assertAnswered(400, "SVCSTG.SWR.4000098", create("e"));
        assertAnswered(204, "", emulator.send("DELETE", REPOSITORIES + "/a", ""));
        assertAnswered(201, "", create("e"));
    }

    @Test
    void hasASizeThatIsANumberHoweverLargeItsTagsAre() {
        long largest = Long.MAX_VALUE;
        control.put("/data", "group/busybox: [{name: a, size: " + largest + "}, {name: b, size: " + largest + "}]");
        assertThat(json(emulator.get(BUSYBOX)).get("size").longValue()).isEqualTo(largest);
        assertThat(json(emulator.get("/v2/manage/repos")).get(0).get("size").longValue())
                .isEqualTo(largest);
    }

    static Stream<Arguments> bodiesThatAreRefused() {
        String body = "SVCSTG.SWR.4001018";
        String missing = "SVCSTG.SWR.4001014";
        String parameters = "SVCSTG.SWR.4000014";
        String isPublic = "SVCSTG.SWR.4001009";
        String name = "SVCSTG.SWR.4001029";
        String start = "{\"repository\":\"new\",\"is_public\":false,";
        return Stream.of(
                arguments(body, ""),
                arguments(body, "nonsense"),
                arguments(body, "[]"),
                arguments(body, "\"new\""),
                arguments(body, "null"),
                arguments(body, "{\"repository\":\"new\",\"repository\":\"old\",\"is_public\":true}"),
                arguments(body, "{\"repository\":\"new\",\"is_public\":true}{}"),
                arguments(body, "{\"a\":".repeat(5_000)),
                arguments(body, start + "\"description\":\"\u0000\"}"),
                arguments(missing, "{}"),
                arguments(missing, "{\"repository\":\"new\"}"),
                arguments(missing, "{\"repository\":null,\"is_public\":true}"),
                arguments(missing, "{\"is_public\":true}"),
                arguments(isPublic, "{\"repository\":\"new\",\"is_public\":\"true\"}"),
                arguments(isPublic, "{\"repository\":\"new\",\"is_public\":1}"),
                arguments(parameters, "{\"repository\":5,\"is_public\":true}"),
                arguments(parameters, "{\"repository\":[\"new\"],\"is_public\":true}"),
                arguments(parameters, "{\"repository\":\"a\\u0000b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"New\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"a//b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"a/$b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"" + "a".repeat(129) + "\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"" + "a".repeat(1_000_000) + "\",\"is_public\":true}"),
                arguments(parameters, start + "\"category\":\"fish\"}"),
                arguments(parameters, start + "\"category\":5}"),
                arguments(parameters, start + "\"description\":{}}"),
                arguments(parameters, start + "\"description\":\"a\\u0000\"}"),
                arguments(parameters, start + "\"description\":\"\\ud800\"}"),
                arguments("SVCSTG.SWR.4131012", start + "\"description\":\"" + "x".repeat(21) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreRefused")
    void isNeitherMadeNorChangedByABodyThatBreaksARule(String code, String body) {
        String before = emulator.get("/v2/manage/repos").body();
        assertAnswered(status(code), code, emulator.send("POST", REPOSITORIES, body));
        if (body.contains("\"new\",") && !code.equals("SVCSTG.SWR.4001018")) {
            assertAnswered(status(code), code, emulator.send("PATCH", BUSYBOX, body));
        }
        assertThat(emulator.get("/v2/manage/repos").body()).isEqualTo(before);
    }

    private static int status(String code) {
        return Integer.parseInt(code.substring(11, 14));
    }

    @Test
    void isNotFoundWhereItsOrganizationIsNot() {
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            String body = method.equals("PATCH") ? "{\"is_public\":true}" : "";
            assertAnswered(
                    404, "SVCSTG.SWR.4040058", emulator.send(method, "/v2/manage/namespaces/none/repos/busybox", body));
            assertAnswered(404, "SVCSTG.SWR.4040010", emulator.send(method, REPOSITORIES + "/none", body));
            assertAnswered(
                    400, "SVCSTG.SWR.4001028", emulator.send(method, "/v2/manage/namespaces/None/repos/busybox", body));
            assertAnswered(400, "SVCSTG.SWR.4001029", emulator.send(method, REPOSITORIES + "/None", body));
        }
        assertAnswered(
                404,
                "SVCSTG.SWR.4040058",
                emulator.send(
                        "POST", "/v2/manage/namespaces/none/repos", "{\"repository\":\"new\",\"is_public\":true}"));
    }

    private static HttpResponse<String> create(String name) {
        return emulator.send("POST", REPOSITORIES, "{\"repository\":\"" + name + "\",\"is_public\":false}");
    }

    private static HttpResponse<String> edit(String name, String body) {
        return emulator.send("PATCH", REPOSITORIES + "/" + name, body);
    }

    static JsonNode json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    /** @param code of the error, or empty for none */
    static void assertAnswered(int status, String code, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        if (!code.isEmpty()) {
            assertThat(JsonMapper.shared()
                            .readTree(reply.body())
                            .get("error_code")
                            .stringValue())
                    .isEqualTo(code);
        }
    }
}

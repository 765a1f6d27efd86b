package io.github.swremulator.manage.repository;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.manage.SmallAccountTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** An image repository: created, shown, edited, deleted. */
@SmallAccountTest
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

    private final Emulator emulator;
    private final ControlClient control;

    RepositoryTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void isAsInTheSeed() {
        assertThat(control.put("/clock", "{\"now\":\"2026-02-01T00:00:00Z\",\"frozen\":true}")
                        .statusCode())
                .isEqualTo(200);
        emulator.seed(SEED);
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
    void isCreatedWithTheFieldsOfTheBody() {
        HttpResponse<String> reply = emulator.send(
                "POST",
                REPOSITORIES,
                "{\"repository\":\"web/app\",\"category\":\"linux\",\"description\":\"\\u00e9\\ud83d\\ude00\",\"is_public\":true}");
        assertCreated(reply);
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
    void isRefusedIfItExists() {
        assertCreated(create("web/app"));
        assertRefused(create("web/app"), "4090006");
        assertRefused(create("busybox"), "4090006");
    }

    @Test
    void keepsTheFieldsThatAnEditLeavesOut() {
        create("web");
        assertCreated(edit("web", "{\"is_public\":true,\"category\":\"arms\",\"description\":\"old\"}"));
        assertCreated(edit("web", "{\"is_public\":false}"));
        assertCreated(edit("web", "{\"is_public\":false,\"category\":null,\"unknown\":[]}"));
        JsonNode shown = json(emulator.get(REPOSITORIES + "/web"));
        assertThat(shown.get("is_public").booleanValue()).isFalse();
        assertThat(shown.get("category").stringValue()).isEqualTo("arms");
        assertThat(shown.get("description").stringValue()).isEqualTo("old");
        assertCreated(edit("web", "{\"is_public\":false,\"description\":\"\"}"));
        assertThat(json(emulator.get(REPOSITORIES + "/web")).get("description").stringValue())
                .isEmpty();
    }

    @Test
    void isRestoredByASnapshot() {
        String before = emulator.get(BUSYBOX).body();
        control.put("/snapshots/before", "");
        edit("busybox", "{\"is_public\":true,\"description\":\"new\"}");
        assertThat(emulator.get(BUSYBOX).body()).isNotEqualTo(before);
        control.post("/snapshots/before", "");
        assertThat(emulator.get(BUSYBOX).body()).isEqualTo(before);
        assertGone(emulator.send("DELETE", BUSYBOX, ""));
        assertRefused(emulator.get(BUSYBOX), "4040010");
        control.post("/snapshots/before", "");
        assertThat(emulator.get(BUSYBOX).body()).isEqualTo(before);
        control.delete("/snapshots/before");
    }

    @Test
    void isNewWhenItIsCreatedAgain() {
        for (int times = 0; times < 2; times++) {
            long number = json(emulator.get(BUSYBOX)).get("id").longValue();
            assertGone(emulator.send("DELETE", BUSYBOX, ""));
            assertRefused(emulator.send("DELETE", BUSYBOX, ""), "4040010");
            assertRefused(emulator.get(tags("group", "busybox")), "4040010");
            assertCreated(create("busybox"));
            JsonNode shown = json(emulator.get(BUSYBOX));
            assertThat(shown.get("id").longValue()).isGreaterThan(number);
            assertThat(shown.get("num_images").longValue()).isZero();
            assertThat(emulator.get(tags("group", "busybox")).body()).isEqualTo("[]");
        }
    }

    @Test
    void losesItsRowsInTheBackgroundAfterAReset() {
        create("web");
        emulator.send("DELETE", REPOSITORIES + "/web", "");
        emulator.send("DELETE", BUSYBOX, "");
        control.post("/reset", "");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // Those of the initial seed.
            assertThat(emulator.store().count("image_repository")).isOne();
            assertThat(emulator.store().count("content")).isOne();
            assertThat(emulator.store().count("tag")).isOne();
        });
    }

    @Test
    void isRefusedWhenTheQuotaIsUsedUp() {
        for (String name : List.of("a", "b", "c", "d")) {
            assertCreated(create(name));
        }
        assertRefused(create("e"), "4000098");
        assertGone(emulator.send("DELETE", REPOSITORIES + "/a", ""));
        assertCreated(create("e"));
    }

    @Test
    void hasASizeThatDoesNotOverflow() {
        long largest = Long.MAX_VALUE;
        emulator.seed("group/busybox: [{name: a, size: " + largest + "}, {name: b, size: " + largest + "}]");
        assertThat(json(emulator.get(BUSYBOX)).get("size").longValue()).isEqualTo(largest);
        assertThat(json(emulator.get("/v2/manage/repos")).get(0).get("size").longValue())
                .isEqualTo(largest);
    }

    static Stream<Arguments> invalidBodies() {
        String body = "4001018";
        String missing = "4001014";
        String parameters = "4000014";
        String isPublic = "4001009";
        String name = "4001029";
        String start = "{\"repository\":\"new\",\"is_public\":false,";
        return Stream.of(
                arguments(body, ""),
                arguments(body, "[]"),
                arguments(body, "{\"repository\":\"new\",\"repository\":\"old\",\"is_public\":true}"),
                arguments(body, start + "\"description\":\"\u0000\"}"),
                arguments(missing, "{}"),
                arguments(missing, "{\"repository\":\"new\"}"),
                arguments(missing, "{\"repository\":null,\"is_public\":true}"),
                arguments(missing, "{\"is_public\":true}"),
                arguments(missing, "{\"repository\":\"new\",\"is_public\":null}"),
                arguments(isPublic, "{\"repository\":\"new\",\"is_public\":\"true\"}"),
                arguments(isPublic, "{\"repository\":\"new\",\"is_public\":1}"),
                arguments(parameters, "{\"repository\":5,\"is_public\":true}"),
                arguments(parameters, "{\"repository\":[\"new\"],\"is_public\":true}"),
                arguments(parameters, "{\"repository\":\"a\\u0000b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"New\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"a//b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"a$b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"a%24b\",\"is_public\":true}"),
                arguments(name, "{\"repository\":\"" + "a".repeat(129) + "\",\"is_public\":true}"),
                arguments(parameters, start + "\"category\":\"fish\"}"),
                arguments(parameters, start + "\"category\":5}"),
                arguments(parameters, start + "\"description\":{}}"),
                arguments(parameters, start + "\"description\":\"a\\u0000\"}"),
                arguments(parameters, start + "\"description\":\"\\ud800\"}"),
                arguments("4131012", start + "\"description\":\"" + "x".repeat(21) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void isUnchangedByAnInvalidBody(String code, String body) {
        String before = emulator.get("/v2/manage/repos").body();
        assertRefused(emulator.send("POST", REPOSITORIES, body), code);
        if (body.contains("\"new\",") && !code.equals("4001018")) {
            assertRefused(emulator.send("PATCH", BUSYBOX, body), code);
        }
        assertThat(emulator.get("/v2/manage/repos").body()).isEqualTo(before);
    }

    private HttpResponse<String> create(String name) {
        return emulator.send("POST", REPOSITORIES, "{\"repository\":\"" + name + "\",\"is_public\":false}");
    }

    private HttpResponse<String> edit(String name, String body) {
        return emulator.send("PATCH", REPOSITORIES + "/" + name, body);
    }
}

package io.github.swremulator.manage.account;

import static io.github.swremulator.manage.ActorsByHeader.FOREIGN_ADMINISTRATOR;
import static io.github.swremulator.manage.ActorsByHeader.HEADER;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertOk;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.manage.SmallAccountTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overview, quota, versions and logins. */
@SmallAccountTest
class AccountTest {

    private static final String OVERVIEW = "/v2/manage/overview";
    private static final String QUOTAS = "/v2/manage/projects/0a1b2c3d/quotas";
    private static final String SECRET = "/v2/manage/utils/secret";
    private static final String TOKEN = "/v2/manage/utils/authorizationtoken";
    private static final Pattern COMMAND = Pattern.compile("docker login -u (([^@]+)@([A-Z0-9]+)) -p ([0-9a-f]{64})");

    private final Emulator emulator;

    AccountTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("""
                group/app: [{name: v1, size: 104857600}, {name: v2, size: 10485}]
                group/web: []
                other/app: [{name: v1, size: 1048576}]
                """);
    }

    @Test
    void answersTheOverviewAsDocumented() {
        assertOk(emulator.get(OVERVIEW), overview(2, 3, 3, "101.01"));
    }

    @Test
    void countsTheAccountsOwnImages() {
        assertCreated(emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"new\"}"));
        assertGone(emulator.send("DELETE", "/v2/manage/namespaces/group/repos/app", ""));
        assertOk(emulator.get(OVERVIEW), overview(3, 2, 1, "1"));
        assertOk(
                emulator.get(OVERVIEW, HEADER, FOREIGN_ADMINISTRATOR),
                overview(0, 0, 0, "0").replace("05949d5a5800d5c11f5cc01a15dbbd7d", "f".repeat(32)));
    }

    @Test
    void countsMoreBytesThanALongHolds() {
        String document = "big/one: [{name: a, size: %1$d}, {name: b, size: %1$d}, {name: c, size: %1$d}]"
                .formatted(Long.MAX_VALUE);
        emulator.seed(document);
        assertOk(emulator.get(OVERVIEW), overview(1, 1, 3, "26388279066624"));
    }

    private static String overview(int namespaces, int repositories, int images, String space) {
        return ("{\"domain_id\":\"05949d5a5800d5c11f5cc01a15dbbd7d\",\"domain_name\":\"\",\"namspace_num\":%d,"
                        + "\"repo_num\":%d,\"image_num\":%d,\"store_space\":%s,\"downflow_size\":0}")
                .formatted(namespaces, repositories, images, space);
    }

    @Test
    void answersTheQuotaAsDocumented() {
        assertOk(
                emulator.get(QUOTAS),
                "{\"quotas\":[{\"quota_limit\":3,\"quota_key\":\"namespace\",\"unit\":\"\",\"used\":2}]}");
        assertCreated(emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"new\"}"));
        assertThat(emulator.get(QUOTAS).body()).contains("\"used\":3");
        assertThat(emulator.get(QUOTAS, HEADER, FOREIGN_ADMINISTRATOR).body()).contains("\"used\":0");
    }

    @Test
    void answersTheVersionsAsDocumented() {
        String v2 = "{\"id\":\"v2\",\"links\":{\"href\":\"" + emulator.endpoint()
                + "/v2/\",\"rel\":\"self\"},\"min_version\":\"2.0\",\"status\":\"CURRENT\","
                + "\"updated\":\"2020-07-09T00:00:00Z\",\"version\":\"2.26\"}";
        assertOk(emulator.get("/v2"), "{\"version\":" + v2 + "}");
        assertOk(emulator.get("/"), "{\"versions\":[" + v2 + "]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v4", "/V2", "/v22", "/v2/manage", "///", "/x", "/v2%7Cv3"})
    void refusesUnknownVersions(String path) {
        HttpResponse<String> reply = emulator.get(path);
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("APIGW.0101");
    }

    @Test
    void refusesUnknownMethods() {
        for (String path : new String[] {"/", "/v2", SECRET.replace("secret", "none"), OVERVIEW}) {
            HttpResponse<String> reply = emulator.send("PUT", path, "{}");
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.body()).contains("APIGW.0101");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', cn-north-1",
        "?projectname=, cn-north-1",
        "?projectname=eu-de, eu-de",
        "?projectname=eu-de_Sub.2&unknown=x, eu-de_Sub.2"
    })
    void makesALoginForTheProject(String query, String project) {
        assertThat(login(emulator.send("POST", SECRET + query, "")).group(2)).isEqualTo(project);
    }

    @ParameterizedTest
    @CsvSource({
        // The host that the client called, the query, and the project and the host of the login
        ", '', cn-north-1, swr.cn-north-1.myhuaweicloud.com",
        ", ?projectname=cn-east-3, cn-east-3, swr.cn-east-3.myhuaweicloud.com",
        ", ?projectname=cn-east-3_Sub.2, cn-east-3_Sub.2, swr.cn-east-3.myhuaweicloud.com",
        ", ?projectname=team, team, swr.cn-north-1.myhuaweicloud.com",
        "swr-api.eu-de.otc.t-systems.com, '', eu-de, swr.eu-de.otc.t-systems.com",
        "swr-api.eu-de.otc.t-systems.com, ?projectname=eu-nl, eu-nl, swr.eu-nl.otc.t-systems.com",
        "swr-api.test:8443, ?projectname=eu-nl, eu-nl, swr.test:8443"
    })
    void makesALoginToTheRegistryOfTheRegion(String called, String query, String project, String registry) {
        String[] headers = called == null ? new String[0] : new String[] {"X-Forwarded-Host", called};
        HttpResponse<String> reply = emulator.send("POST", SECRET + query, "", headers);
        assertThat(login(reply).group(2)).isEqualTo(project);
        assertThat(json(reply).get("auths").propertyNames()).containsExactly(registry);
    }

    @Test
    void derivesEachAddressFromTheHostThatTheClientCalled() {
        String[] proxied = {
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "swr-api.cn-east-3.myhuaweicloud.com",
            "X-Forwarded-Port",
            "443"
        };
        String group = "/v2/manage/namespaces/group/repos/app";
        for (String path : List.of(
                "/v2/manage/repos",
                group,
                group + "/tags",
                group + "/tags?limit=1&offset=0",
                group + "/tags/v1",
                "/v3" + group.substring(3) + "/tags")) {
            for (int repeated = 0; repeated < 3; repeated++) {
                assertThat(emulator.get(path, proxied).body())
                        .as(path)
                        .contains("\"path\":\"swr.cn-east-3.myhuaweicloud.com/group/app");
                assertThat(emulator.get(path).body())
                        .as(path)
                        .contains("\"path\":\"swr.cn-north-1.myhuaweicloud.com/group/app");
            }
        }
        for (String path : List.of("/", "/v2")) {
            assertThat(emulator.get(path, proxied).body())
                    .contains("\"href\":\"https://swr-api.cn-east-3.myhuaweicloud.com/v2/\"");
        }
        assertThat(emulator.get("/v3/projects", proxied).body())
                .contains("\"self\":\"https://swr-api.cn-east-3.myhuaweicloud.com/v3/projects");
    }

    @Test
    void makesOneLoginForEachUser() {
        HttpResponse<String> reply = emulator.send("POST", SECRET, "");
        MatchResult login = login(reply);
        assertThat(login(emulator.send("POST", SECRET, "")).group()).isEqualTo(login.group());
        assertThat(login(emulator.send("POST", TOKEN, "")).group(1)).isEqualTo("bearertoken@" + login.group(3));
        assertThat(login(emulator.send("POST", SECRET, "", HEADER, FOREIGN_ADMINISTRATOR))
                        .group(3))
                .isNotEqualTo(login.group(3));
        String auth = Base64.getEncoder()
                .encodeToString((login.group(1) + ":" + login.group(4)).getBytes(StandardCharsets.UTF_8));
        assertOk(reply, "{\"auths\":{\"swr.cn-north-1.myhuaweicloud.com\":{\"auth\":\"" + auth + "\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        SECRET + ", 2030-01-03T03:04:05.006Z",
        TOKEN + ", 2030-01-02T15:04:05.006Z",
        SECRET + "?duration_seconds=900, 2030-01-02T03:19:05.006Z",
        SECRET + "?duration_seconds=86400, 2030-01-03T03:04:05.006Z"
    })
    void makesALoginThatExpiresByTheClock(String path, String expected) {
        HttpResponse<String> set =
                emulator.control().put("/clock", "{\"now\":\"2030-01-02T03:04:05.006Z\",\"frozen\":true}");
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(emulator.send("POST", path, "").headers().firstValue("X-Swr-Expireat"))
                .contains(expected);
    }

    @Test
    void makesALoginThatExpiresBeforeTheYear10000() {
        emulator.control().put("/clock", "{\"now\":\"9999-12-31T12:00:00Z\",\"frozen\":true}");
        assertThat(emulator.send("POST", SECRET, "").headers().firstValue("X-Swr-Expireat"))
                .contains("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "projectname=a%0d%0ab",
                "projectname=a:b",
                "projectname=%20",
                "projectname=%00",
                "projectname=a@b",
                "duration_seconds=899",
                "duration_seconds=86401",
                "duration_seconds=-900",
                "duration_seconds=1e4",
                "duration_seconds=99999999999999999999"
            })
    void refusesAQueryOfALogin(String query) {
        assertRefused(emulator.send("POST", SECRET + "?" + query, ""), "4001025");
    }

    private static MatchResult login(HttpResponse<String> reply) {
        assertThat(json(reply).get("auths")).hasSize(1);
        Matcher command =
                COMMAND.matcher(reply.headers().firstValue("X-Swr-Dockerlogin").orElse(""));
        assertThat(command.matches()).as(reply.headers().toString()).isTrue();
        return command;
    }
}

package io.github.swremulator.manage.repository;

import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The image repositories of all organizations, listed by offset and by marker. */
@EmulatorTest
class RepositoryListTest {

    private static final String LIST = "/v2/manage/repos";
    private static final String PAGES = "/v3/manage/repos";

    /** The numbers are not in the order of the names, two share one, and most share their number of tags. */
    private static final String SEED = """
            alpha/web:
              repo_id: 40
              tags: [{name: v1, size: 3, updated: 2026-01-02T00:00:00Z}, {name: v2, size: 4, updated: 2026-01-05T00:00:00Z}]
            alpha/web/admin: {repo_id: 10, tags: [{name: v1, updated: 2026-01-05T00:00:00Z}]}
            beta/web: {repo_id: 30, tags: [{name: v1, updated: 2026-01-01T00:00:00Z}]}
            beta/api_1: {repo_id: 20, tags: [{name: v1, updated: 2026-01-03T00:00:00Z}]}
            beta/api-1: {repo_id: 20, tags: []}
            """;

    private final Emulator emulator;

    RepositoryListTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(SEED);
        edit("alpha", "web", "{\"is_public\":true,\"category\":\"linux\"}");
        edit("beta", "web", "{\"is_public\":true,\"category\":\"linux\"}");
        // An edit sets the time of the last change; beta/api-1, without tags, is older than all others.
    }

    private void edit(String namespace, String repository, String body) {
        assertCreated(emulator.send("PATCH", "/v2/manage/namespaces/" + namespace + "/repos/" + repository, body));
    }

    @Test
    void listsAllFieldsAsDocumented() {
        JsonNode listed = json(emulator.get(
                        LIST + "?namespace=alpha&name=web&limit=1&offset=0&order_column=name&order_type=asc"))
                .get(0);
        String updated = listed.get("updated_at").stringValue();
        assertThat(listed.toString())
                .isEqualTo(
                        "{\"name\":\"web\",\"category\":\"linux\",\"description\":\"\",\"size\":7,\"is_public\":true,"
                                + "\"num_images\":2,\"num_download\":0,\"created_at\":\"2026-01-02T00:00:00Z\",\"updated_at\":\""
                                + updated
                                + "\",\"logo\":\"\",\"url\":\"\",\"path\":\"swr.cn-north-1.myhuaweicloud.com/alpha/web\","
                                + "\"internal_path\":\"10.125.0.198:20202/alpha/web\",\"domain_name\":\"swr-emulator\","
                                + "\"namespace\":\"alpha\",\"tags\":[\"v2\",\"v1\"],\"status\":false,\"total_range\":2}");
    }

    @ParameterizedTest
    @CsvSource({
        "updated_time, asc, 'beta/api-1 beta/api_1 alpha/web/admin alpha/web beta/web'",
        "name, asc, 'beta/api-1 beta/api_1 alpha/web beta/web alpha/web/admin'",
        "name, desc, 'alpha/web/admin alpha/web beta/web beta/api_1 beta/api-1'",
        "tag_count, asc, 'beta/api-1 alpha/web/admin beta/api_1 beta/web alpha/web'",
        "tag_count, desc, 'alpha/web alpha/web/admin beta/api_1 beta/web beta/api-1'",
        "namespace, asc, 'alpha/web alpha/web/admin beta/api-1 beta/api_1 beta/web'",
        "namespace, desc, 'beta/api-1 beta/api_1 beta/web alpha/web alpha/web/admin'",
        "is_public, asc, 'alpha/web/admin beta/api-1 beta/api_1 alpha/web beta/web'",
        "is_public, desc, 'alpha/web beta/web alpha/web/admin beta/api-1 beta/api_1'"
    })
    void ordersByEveryColumnBothWaysAndPagesThroughTies(String column, String type, String expected) {
        String order = "order_column=" + column + "&order_type=" + type;
        assertThat(names(emulator.get(LIST + "?" + order))).isEqualTo(expected);
        assertThat(names(emulator.get(LIST + "?filter=order_column::" + column + "%7Corder_type::" + type)))
                .isEqualTo(expected);
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 5; offset++) {
            HttpResponse<String> reply = emulator.get(LIST + "?limit=1&offset=" + offset + "&" + order);
            assertThat(reply.headers().firstValue("Content-Range")).contains(offset + "-1/5");
            paged.add(names(reply));
        }
        assertThat(String.join(" ", paged)).isEqualTo(expected);
    }

    @Test
    void listsTheNewestFirstByDefault() {
        HttpResponse<String> reply = emulator.get(LIST);
        assertThat(names(reply)).isEqualTo("beta/web alpha/web alpha/web/admin beta/api_1 beta/api-1");
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-5/5");
    }

    @ParameterizedTest
    @CsvSource({
        "'namespace=alpha', 'alpha/web alpha/web/admin'",
        "'namespace=alph', ''",
        "'name=web', 'alpha/web alpha/web/admin beta/web'",
        "'name=eb', 'alpha/web alpha/web/admin beta/web'",
        "'name=web$', 'alpha/web/admin'",
        "'name=web/ad', 'alpha/web/admin'",
        "'name=_', 'beta/api_1'",
        "'category=linux', 'alpha/web beta/web'",
        "'is_public=true', 'alpha/web beta/web'",
        "'is_public=false&namespace=beta', 'beta/api-1 beta/api_1'",
        "'center=self&namespace=beta&category=linux', 'beta/web'",
        "'filter=namespace::et', 'beta/api-1 beta/api_1 beta/web'",
        "'filter=namespace::et%7Cname::-', 'beta/api-1'",
        "'namespace=alpha&filter=namespace::beta', 'beta/api-1 beta/api_1 beta/web'",
        "'filter=is_public::true%7Ccategory::linux%7Ccenter::self', 'alpha/web beta/web'",
        "'name=&namespace=&filter=&category=&is_public=', 'alpha/web alpha/web/admin beta/api-1 beta/api_1 beta/web'"
    })
    void findsWhatMatches(String query, String expected) {
        HttpResponse<String> reply = emulator.get(LIST + "?order_column=namespace&order_type=asc&" + query);
        assertThat(names(reply)).isEqualTo(expected);
        int count = expected.isEmpty() ? 0 : expected.split(" ").length;
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + count + "/" + count);
        assertThat(json(reply)
                        .valueStream()
                        .map(listed -> listed.get("total_range").intValue()))
                .allMatch(total -> total == count);
        if (!query.contains("filter") && !query.contains("center")) {
            List<String> found = new ArrayList<>(byNumber("?" + query, new HashSet<>()));
            assertThat(found).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
        }
    }

    @Test
    void pagesPastTheEnd() {
        for (String offset : List.of("5", "2147483648", "9223372036854775807")) {
            HttpResponse<String> reply = emulator.get(LIST + "?limit=1000&offset=" + offset);
            assertThat(reply.body()).isEqualTo("[]");
            assertThat(reply.headers().firstValue("Content-Range")).contains(offset + "-0/5");
        }
    }

    @Test
    void ignoresHalfOfAPair() {
        assertThat(json(emulator.get(LIST + "?limit=1"))).hasSize(5);
        assertThat(json(emulator.get(LIST + "?offset=1"))).hasSize(5);
        assertThat(json(emulator.get(LIST + "?limit=5000"))).hasSize(5);
        assertThat(json(emulator.get(LIST + "?filter=offset::9223372036854775808")))
                .hasSize(5);
        assertThat(json(emulator.get(LIST + "?limit=1&filter=offset::1"))).hasSize(1);
    }

    @Test
    void ignoresTheSizeOfWhatTheFilterOverrides() {
        assertThat(json(emulator.get(LIST + "?limit=5000&offset=0&filter=limit::2%7Coffset::1")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "4000056, limit=0&offset=0",
        "4000056, limit=1001&filter=offset::0",
        "4000056, limit=x",
        "4000056, limit=-1",
        "4001025, offset=-1",
        "4001025, offset=9223372036854775808&limit=1",
        "4001025, order_type=up",
        "4001096, order_column=size",
        "4001096, order_column=updated_at&order_type=desc",
        "4001009, is_public=yes",
        "4001028, namespace=Alpha",
        "4001028, namespace=%00",
        "4001029, name=Web",
        "4001029, name=%25",
        "4001029, name=%00",
        "4001025, category=fish",
        "4001025, center=other",
        "4001035, filter=x",
        "4001035, filter=page::1",
        "4001035, filter=name::a%7Cname::b",
        "4001028, filter=namespace::A",
        "4000056, limit=x&offset=0&filter=limit::1%7Coffset::0",
        "4000056, limit=0&offset=0&filter=name::a"
    })
    void refusesAMalformedValueWithItsCode(String code, String query) {
        assertRefused(emulator.get(LIST + "?" + query), code);
        assertThat(json(emulator.get(LIST))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 1000})
    void listsEachRepositoryOnceByMarkers(int limit) {
        assertThat(byNumber("?limit=" + limit, new HashSet<>()))
                .containsExactly("alpha/web/admin", "beta/api-1", "beta/api_1", "beta/web", "alpha/web");
    }

    /** The names on all pages. */
    private List<String> byNumber(String query, Set<Long> markers) {
        List<String> names = new ArrayList<>();
        JsonNode page = json(emulator.get(PAGES + query));
        while (true) {
            page.get("repos").forEach(listed -> names.add(name(listed, "namespace_name")));
            JsonNode marker = page.get("nextMarker");
            if (marker == null) {
                return names;
            }
            assertThat(markers.add(marker.longValue())).isTrue();
            page = json(emulator.get(PAGES + query + "&marker=" + marker.longValue()));
        }
    }

    @Test
    void listsAllFieldsOfV3AsDocumented() {
        assertThat(emulator.get(PAGES + "?limit=1").body())
                .isEqualTo("{\"nextMarker\":10,\"repos\":[{\"id\":10,\"name\":\"web/admin\",\"category\":\"other\","
                        + "\"description\":\"\",\"size\":"
                        + json(emulator.get(LIST + "?name=web/admin")).get(0).get("size")
                        + ",\"is_public\":false,\"num_images\":1,\"num_download\":0,"
                        + "\"created_at\":\"2026-01-05T00:00:00Z\",\"updated_at\":\"2026-01-05T00:00:00Z\","
                        + "\"domain_name\":\"swr-emulator\",\"namespace_name\":\"alpha\",\"namespace\":\"alpha\","
                        + "\"status\":false}]}");
        assertThat(emulator.get(PAGES + "?namespace=none").body()).isEqualTo("{\"repos\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "4000056, limit=0",
        "4001025, marker=x",
        "4001025, marker=-1",
        "4001025, marker=9223372036854775808",
        "4001009, is_public=1",
        "4001028, namespace=A"
    })
    void refusesOfV3AMalformedValueWithItsCode(String code, String query) {
        assertRefused(emulator.get(PAGES + "?" + query), code);
    }

    private static String names(HttpResponse<String> reply) {
        return String.join(
                " ",
                json(reply)
                        .valueStream()
                        .map(listed -> name(listed, "namespace"))
                        .toList());
    }

    private static String name(JsonNode listed, String namespace) {
        return listed.get(namespace).stringValue() + "/" + listed.get("name").stringValue();
    }
}

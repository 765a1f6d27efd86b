package io.github.swremulator.manage.organization;

import static io.github.swremulator.manage.ActorsByHeader.HEADER;
import static io.github.swremulator.manage.ActorsByHeader.STRANGER;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertOk;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static io.github.swremulator.manage.Replies.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import io.github.swremulator.manage.SmallAccountTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Organizations: listed, created, shown and deleted. */
@SmallAccountTest
class OrganizationTest {

    private static final String ALL = "/v2/manage/namespaces";
    private static final String SEEDED =
            "{\"id\":1,\"name\":\"group\",\"creator_name\":\"\",\"auth\":7,\"access_user_count\":0,\"repo_count\":2}";

    private final Emulator emulator;

    OrganizationTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/app: [v1, v2, v3]\ngroup/web: []");
    }

    @Test
    void isShownAndListedAsDocumented() {
        assertOk(emulator.get(ALL + "/group"), SEEDED);
        assertOk(emulator.get(ALL), "{\"namespaces\":[" + SEEDED + "]}");
        assertOk(emulator.get(ALL + "?namespace=none"), "{\"namespaces\":[]}");
    }

    @Test
    void createsOneThatIsShownToItsCreator() {
        assertCreated(create("demo"));
        String created = "{\"id\":2,\"name\":\"demo\",\"creator_name\":\"swr-emulator\",\"auth\":7,"
                + "\"access_user_count\":1,\"repo_count\":0}";
        assertOk(emulator.get(ALL + "/demo"), created);
        assertOk(emulator.get(ALL), "{\"namespaces\":[" + created + "," + SEEDED + "]}");
    }

    @Test
    void refusesToCreateOneTwice() {
        assertRefused(create("group"), "4090060");
        assertCreated(create("demo"));
        assertRefused(create("demo"), "4090060");
        assertThat(names(emulator.get(ALL))).containsExactly("demo", "group");
    }

    @Test
    void createsNoMoreThanTheQuotaAllows() {
        assertCreated(create("second"));
        assertCreated(create("third"));
        assertRefused(create("fourth"), "4000097");
        assertThat(names(emulator.get(ALL))).containsExactly("group", "second", "third");
        assertGone(emulator.send("DELETE", ALL + "/second", ""));
        assertCreated(create("fourth"));
    }

    @Test
    void isNewWhenItIsCreatedAgain() {
        assertCreated(create("demo"));
        assertCreated(
                emulator.send("POST", ALL + "/demo/access", "[{\"user_id\":\"u\",\"user_name\":\"user\",\"auth\":1}]"));
        assertGone(emulator.send("DELETE", ALL + "/demo", ""));
        assertRefused(emulator.get(ALL + "/demo"), "4040058");
        assertRefused(emulator.send("DELETE", ALL + "/demo", ""), "4040058");
        assertThat(names(emulator.get(ALL))).containsExactly("group");
        assertCreated(create("demo"));
        assertThat(emulator.get(ALL + "/demo").body()).contains("\"id\":3,", "\"access_user_count\":1,");
    }

    @Test
    void keepsOneThatHasRepositories() {
        assertRefused(emulator.send("DELETE", ALL + "/group", ""), "4060074");
        assertOk(emulator.get(ALL + "/group"), SEEDED);
    }

    @Test
    void showsTheSeedAgainAfterAReset() {
        emulator.seed("empty: {}");
        assertGone(emulator.send("DELETE", ALL + "/empty", ""));
        assertRefused(emulator.get(ALL + "/empty"), "4040058");
        assertCreated(create("empty"));
        assertThat(names(emulator.get(ALL))).containsExactly("empty");
        emulator.control().post("/reset", "");
        assertThat(names(emulator.get(ALL))).containsExactly("namespace");
    }

    @ParameterizedTest
    @CsvSource({
        "namespace=group, group",
        "namespace=grou, ''",
        "namespace=none, ''",
        "namespace=, 'demo,group'",
        "filter=namespace::demo, demo",
        "filter=mode::visible, 'demo,group'",
        "filter=namespace::group%7Cmode::visible, group",
        "filter=mode::visible%7Cnamespace::group, group",
        "namespace=demo&filter=namespace::group, group",
        "namespace=demo&filter=namespace::, demo",
        "filter=, 'demo,group'",
        "filter=mode::, 'demo,group'",
        "unknown=x, 'demo,group'"
    })
    void filtersByTheQuery(String query, String expected) {
        assertCreated(create("demo"));
        List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(","));
        assertThat(names(emulator.get(ALL + "?" + query))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "namespace=Group, 4001028",
        "namespace=g..h, 4001028",
        "namespace=%00, 4001028",
        "namespace=Group&filter=namespace::group, 4001028",
        "filter=namespace::Group, 4001028",
        "filter=mode::all, 4001035",
        "filter=mode, 4001035",
        "filter=mode::visible%7Cmode::visible, 4001035",
        "filter=limit::10, 4001035"
    })
    void refusesAQueryWithItsCode(String query, String code) {
        assertRefused(emulator.get(ALL + "?" + query), code);
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                arguments("4001018", ""),
                arguments("4001018", "namespace=demo"),
                arguments("4001018", "\u0000"),
                arguments("4001018", "null"),
                arguments("4001018", "\"demo\""),
                arguments("4001018", "[{\"namespace\":\"demo\"}]"),
                arguments("4001018", "{\"namespace\":\"demo\"} {}"),
                arguments("4001018", "{\"namespace\":\"demo\",\"namespace\":\"other\"}"),
                arguments("4001018", "{\"namespace\":".repeat(50_000)),
                arguments("4001018", "{'namespace':'demo'}"),
                arguments("4001014", "{}"),
                arguments("4001014", "{\"namespace\":null}"),
                arguments("4001014", "{\"Namespace\":\"demo\"}"),
                arguments("4000014", "{\"namespace\":7}"),
                arguments("4000014", "{\"namespace\":{\"namespace\":\"demo\"}}"),
                arguments("4001028", "{\"namespace\":\"\"}"),
                arguments("4001028", "{\"namespace\":\"Demo\"}"),
                arguments("4000014", "{\"namespace\":\"de\\u0000mo\"}"),
                arguments("4000014", "{\"namespace\":\"\\ud800\"}"),
                arguments("4001028", "{\"namespace\":\"demo\\n\"}"),
                arguments("4001028", "{\"namespace\":\"" + "a".repeat(65) + "\"}"),
                arguments("4001028", "{\"namespace\":\"" + "a".repeat(5_000_000) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void refusesAnInvalidBodyWithItsCode(String code, String body) {
        assertRefused(emulator.send("POST", ALL, body), code);
        assertThat(names(emulator.get(ALL))).containsExactly("group");
    }

    @Test
    void createsOneWithTheLongestName() {
        assertCreated(create("a".repeat(64)));
    }

    @Test
    void isManagedByTheUserWhoCreatedIt() {
        assertCreated(emulator.send("POST", ALL, "{\"namespace\":\"mine\"}", HEADER, STRANGER));
        assertOk(
                emulator.get(ALL, HEADER, STRANGER),
                "{\"namespaces\":[{\"id\":2,\"name\":\"mine\",\"creator_name\":\"stranger\",\"auth\":7,"
                        + "\"access_user_count\":1,\"repo_count\":0}]}");
        assertGone(emulator.send("DELETE", ALL + "/mine", "", HEADER, STRANGER));
        assertOk(emulator.get(ALL, HEADER, STRANGER), "{\"namespaces\":[]}");
    }

    @Test
    void isVisibleWhereOnlyARepositoryIsShared() {
        emulator.send(
                "POST",
                ALL + "/group/repos/app/access",
                "[{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":1}]");
        assertOk(emulator.get(ALL, HEADER, STRANGER), "{\"namespaces\":[]}");
        assertOk(
                emulator.get(ALL + "?filter=mode::visible", HEADER, STRANGER),
                "{\"namespaces\":[" + SEEDED.replace("\"auth\":7", "\"auth\":0") + "]}");
    }

    private HttpResponse<String> create(String name) {
        return emulator.send("POST", ALL, "{\"namespace\":\"" + name + "\"}");
    }

    private static List<String> names(HttpResponse<String> list) {
        return texts(json(list).get("namespaces"), "name");
    }
}

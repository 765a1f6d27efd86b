package io.github.swremulator.manage;

import static io.github.swremulator.manage.ActorsByHeader.HEADER;
import static io.github.swremulator.manage.ActorsByHeader.STRANGER;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertOk;
import static io.github.swremulator.manage.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.registry.ImageRepositoryCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Permissions on organizations and image repositories: shown, given, changed and taken. */
@Tag("store")
class PermissionTest {

    private static final String GROUP = "/v2/manage/namespaces/group";
    private static final String EMPTY = "/v2/manage/namespaces/empty";
    private static final String ALICE = "{\"user_id\":\"a1\",\"user_name\":\"alice\",\"auth\":1}";
    private static final String BOB = "{\"user_id\":\"b1\",\"user_name\":\"bob\",\"auth\":3}";
    private static final String SELF =
            "{\"user_id\":\"351bc82cfbdcf5810921c507a5a2b706\",\"user_name\":\"swr-emulator\",\"auth\":7}";

    private static Emulator emulator;

    /** What permissions are given on, with what is told of it before them. */
    private enum Resource {
        ORGANIZATION(GROUP + "/access", "{\"id\":1,\"name\":\"group\",\"creator_name\":\"\"", "4040078", "4090076"),
        IMAGE_REPOSITORY(GROUP + "/repos/a$b/access", "{\"id\":1,\"name\":\"a/b\"", "4040091", "4090089");

        private final String path;
        private final String head;
        private final String notFound;
        private final String exists;

        Resource(String path, String head, String notFound, String exists) {
            this.path = path;
            this.head = head;
            this.notFound = notFound;
            this.exists = exists;
        }

        void assertShown(String... othersAuths) {
            assertOk(
                    emulator.get(path),
                    head + ",\"self_auth\":" + SELF + ",\"others_auths\":[" + String.join(",", othersAuths) + "]}");
        }

        HttpResponse<String> send(String method, String... elements) {
            return emulator.send(method, path, "[" + String.join(",", elements) + "]");
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "group/a/b: [v1]\nempty: {}\n");
        emulator = Emulator.startWith(ActorsByHeader.class, "swr.seed=" + seed);
    }

    @BeforeEach
    void isSeeded() {
        assertThat(emulator.send("POST", "/_emulator/reset", "").statusCode()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void areGivenShownChangedAndTaken(Resource resource) {
        resource.assertShown();
        assertCreated(resource.send("POST", BOB, ALICE));
        resource.assertShown(ALICE, BOB);
        assertCreated(resource.send("PATCH", ALICE.replace("\"auth\":1", "\"auth\":7")));
        resource.assertShown(ALICE.replace("\"auth\":1", "\"auth\":7"), BOB);
        assertCreated(resource.send("PATCH", BOB.replace("bob", "aaron")));
        resource.assertShown(BOB.replace("bob", "aaron"), ALICE.replace("\"auth\":1", "\"auth\":7"));
        assertGone(resource.send("DELETE", "\"a1\""));
        resource.assertShown(BOB.replace("bob", "aaron"));
        assertGone(resource.send("DELETE", "\"b1\""));
        resource.assertShown();
        assertCreated(resource.send("POST", ALICE));
        resource.assertShown(ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void areChangedAllOrNone(Resource resource) {
        assertCreated(resource.send("POST", ALICE));
        assertRefused(resource.send("POST", BOB, ALICE), resource.exists);
        assertRefused(resource.send("PATCH", ALICE.replace("\"auth\":1", "\"auth\":7"), BOB), resource.notFound);
        assertRefused(resource.send("DELETE", "\"a1\"", "\"b1\""), resource.notFound);
        resource.assertShown(ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void nameAUserOnceInAList(Resource resource) {
        assertRefused(resource.send("POST", ALICE, ALICE), "4001066");
        resource.assertShown();
        assertCreated(resource.send("POST", ALICE));
        assertRefused(resource.send("PATCH", ALICE, ALICE.replace("\"auth\":1", "\"auth\":7")), "4001066");
        assertRefused(resource.send("DELETE", "\"a1\"", "\"a1\""), "4001066");
        resource.assertShown(ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void allowWhatTheySayAndNoMore(Resource resource) {
        String tags = GROUP + "/repos/a$b/tags";
        String stranger = "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":%d}";
        assertRefused(emulator.get(tags, HEADER, STRANGER), "4030170");
        assertCreated(resource.send("POST", stranger.formatted(1)));
        assertThat(emulator.get(tags, HEADER, STRANGER).statusCode()).isEqualTo(200);
        assertRefused(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER), "4030170");
        assertCreated(resource.send("PATCH", stranger.formatted(3)));
        assertRefused(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER), "4030170");
        assertCreated(resource.send("PATCH", stranger.formatted(7)));
        assertCreated(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER));
        assertOk(
                emulator.get(resource.path, HEADER, STRANGER),
                resource.head + ",\"self_auth\":" + stranger.formatted(7) + ",\"others_auths\":[" + ALICE + ","
                        + stranger.formatted(7) + "]}");
        assertGone(resource.send("DELETE", "\"stranger-id\""));
        assertRefused(emulator.get(tags, HEADER, STRANGER), "4030170");
    }

    @Test
    void onOneRepositoryAllowNothingWithTheOrganization() {
        assertCreated(Resource.IMAGE_REPOSITORY.send(
                "POST", "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":7}"));
        assertRefused(emulator.get(GROUP, HEADER, STRANGER), "4030170");
        assertRefused(emulator.get(GROUP + "/access", HEADER, STRANGER), "4030170");
        assertRefused(emulator.get(GROUP + "/repos/none/tags", HEADER, STRANGER), "4030170");
    }

    @Test
    void onTheOrganizationAreCounted() {
        assertCreated(Resource.ORGANIZATION.send("POST", ALICE, BOB));
        assertCreated(Resource.IMAGE_REPOSITORY.send("POST", ALICE));
        assertThat(emulator.get(GROUP).body()).contains("\"access_user_count\":2");
    }

    @ParameterizedTest
    @EnumSource
    void goWithAReset(Resource resource) {
        assertCreated(resource.send("POST", ALICE));
        emulator.send("POST", "/_emulator/reset", "");
        resource.assertShown();
    }

    @ParameterizedTest
    @EnumSource
    void comeBackWithASnapshot(Resource resource) {
        assertCreated(resource.send("POST", ALICE));
        String snapshot = "/_emulator/snapshots/permissions";
        assertThat(emulator.send("PUT", snapshot, "").statusCode()).isBetween(200, 204);
        // Now they are of the base, which stays as it is.
        assertCreated(resource.send("PATCH", ALICE.replace("alice", "alicia")));
        assertCreated(resource.send("POST", BOB));
        assertGone(resource.send("DELETE", "\"a1\""));
        resource.assertShown(BOB);
        assertThat(emulator.send("POST", snapshot, "").statusCode()).isBetween(200, 204);
        resource.assertShown(ALICE);
    }

    @Test
    void goWithTheirRepositoryThoughTheyAreOfTheBase() {
        String visible = "/v2/manage/namespaces?filter=mode::visible";
        assertCreated(Resource.IMAGE_REPOSITORY.send(
                "POST", "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":1}"));
        assertThat(emulator.send("PUT", "/_emulator/snapshots/shared", "").statusCode())
                .isEqualTo(200);
        assertThat(emulator.get(visible, HEADER, STRANGER).body()).contains("\"name\":\"group\"");
        emulator.bean("imageRepositoryCatalog", ImageRepositoryCatalog.class)
                .delete(new OrganizationName("group"), new RepositoryName("a/b"));
        assertOk(emulator.get(visible, HEADER, STRANGER), "{\"namespaces\":[]}");
    }

    @Test
    void goWithTheirOrganizationThoughItIsOfTheSeed() {
        assertCreated(emulator.send("POST", EMPTY + "/access", "[" + ALICE + "]"));
        assertGone(emulator.send("DELETE", EMPTY, ""));
        assertRefused(emulator.get(EMPTY + "/access"), "4040058");
        assertCreated(emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"empty\"}"));
        assertThat(emulator.get(EMPTY + "/access").body()).contains("\"others_auths\":[]");
        emulator.send("POST", "/_emulator/reset", "");
        assertThat(emulator.get(EMPTY).body()).contains("\"creator_name\":\"\"");
    }

    @Test
    void areRefusedWhereNothingIs() {
        String body = "[" + ALICE + "]";
        for (String method : new String[] {"GET", "POST", "PATCH"}) {
            assertRefused(emulator.send(method, "/v2/manage/namespaces/none/access", body), "4040058");
            assertRefused(emulator.send(method, "/v2/manage/namespaces/none/repos/app/access", body), "4040058");
            assertRefused(emulator.send(method, GROUP + "/repos/none/access", body), "4040010");
            assertRefused(emulator.send(method, "/v2/manage/namespaces/No/access", body), "4001028");
            assertRefused(emulator.send(method, GROUP + "/repos/No/access", body), "4001029");
        }
        assertRefused(emulator.send("DELETE", GROUP + "/repos/none/access", "[\"a1\"]"), "4040010");
    }

    static Stream<Arguments> badLists() {
        return Stream.of(
                        new String[] {"4001018", ""},
                        new String[] {"4001018", "x"},
                        new String[] {"4001018", "[" + ALICE},
                        new String[] {"4001018", "[" + ALICE + "] x"},
                        new String[] {"4001018", "null"},
                        new String[] {"4001018", "[]"},
                        new String[] {"4001018", "{}"},
                        new String[] {"4001018", ALICE},
                        new String[] {"4001018", "[".repeat(100_000)},
                        new String[] {"4001018", "[" + ALICE.replace("\"auth\"", "\"user_id\"") + "]"},
                        new String[] {"4001018", "[" + ALICE.replace("1}", "9".repeat(5000) + "}") + "]"},
                        new String[] {"4001014", "[{}]"},
                        new String[] {"4001014", "[null]"},
                        new String[] {"4001014", "[7]"},
                        new String[] {"4001014", "[[" + ALICE + "]]"},
                        new String[] {"4001014", "[" + ALICE + ", {}]"},
                        new String[] {"4001014", "[" + ALICE.replace("\"a1\"", "null") + "]"},
                        new String[] {"4001014", "[" + ALICE.replace("user_name", "name") + "]"},
                        new String[] {"4001014", "[" + ALICE.replace("auth", "level") + "]"},
                        new String[] {"4000014", "[" + ALICE.replace("\"a1\"", "1") + "]"},
                        new String[] {"4000014", "[" + ALICE.replace("\"alice\"", "[\"alice\"]") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":\"1\"}") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":1.0}") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":0}") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":-7}") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":4294967303}") + "]"},
                        new String[] {"4001066", "[" + ALICE.replace(":1}", ":true}") + "]"},
                        new String[] {"4001067", "[" + ALICE.replace("alice", "") + "]"},
                        new String[] {"4001067", "[" + ALICE.replace("a1", " ") + "]"},
                        new String[] {"4000014", "[" + ALICE.replace("alice", "\\u0000") + "]"},
                        new String[] {"4000014", "[" + ALICE.replace("alice", "\\ud800") + "]"},
                        new String[] {"4000014", "[" + ALICE.replace("a1", "\\udc00\\ud800") + "]"},
                        new String[] {"4001067", "[" + ALICE.replace("alice", "x".repeat(256)) + "]"},
                        new String[] {"4001067", "[" + ALICE.replace("alice", "x".repeat(5_000_000)) + "]"})
                .map(row -> Arguments.of(row[0], row[1]));
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void areRefusedInABrokenList(String code, String body) {
        assertCreated(Resource.ORGANIZATION.send("POST", BOB));
        assertRefused(emulator.send("POST", GROUP + "/access", body), code);
        assertRefused(emulator.send("PATCH", GROUP + "/repos/a$b/access", body), code);
        Resource.ORGANIZATION.assertShown(BOB);
        Resource.IMAGE_REPOSITORY.assertShown();
    }

    static Stream<Arguments> badIds() {
        return Stream.of(
                        new String[] {"4001018", ""},
                        new String[] {"4001018", "[]"},
                        new String[] {"4001018", "\"b1\""},
                        new String[] {"4001018", "[\"b1\", 7]"},
                        new String[] {"4001018", "[\"b1\", null]"},
                        new String[] {"4001018", "[[\"b1\"]]"},
                        new String[] {"4001018", "[{\"user_id\":\"b1\"}]"},
                        new String[] {"4040078", "[\"b1\", \"\"]"},
                        new String[] {"4040078", "[\"b1\", \"\\u0000\"]"},
                        new String[] {"4040078", "[\"b1\", \"\\ud800\"]"},
                        new String[] {"4040078", "[\"b1\", \"" + "x".repeat(100_000) + "\"]"})
                .map(row -> Arguments.of(row[0], row[1]));
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void stayWhenAListOfUsersIsBroken(String code, String body) {
        assertCreated(Resource.ORGANIZATION.send("POST", BOB));
        assertRefused(emulator.send("DELETE", GROUP + "/access", body), code);
        Resource.ORGANIZATION.assertShown(BOB);
    }

    @Test
    void keepNamesOfEveryLanguageAndTheLongestOnes() {
        String[] named = Stream.of("x".repeat(255), "\u00e9\u4e2d\ud83d\ude00", "<script>\u202e\\n")
                .map(name -> ALICE.replace("alice", name).replace("a1", "id of " + name.substring(0, 1)))
                .toArray(String[]::new);
        assertCreated(Resource.ORGANIZATION.send("POST", named));
        Resource.ORGANIZATION.assertShown(named[2], named[0], named[1]);
    }

    @Test
    void areInTheOrderOfTheirNamesOnEveryDatabase() {
        String[] byByte = Stream.of("Bob", "a", "a-b", "aB", "a_b", "ab", "\u00e4")
                .map(name -> "{\"user_id\":\"%s\",\"user_name\":\"%s\",\"auth\":1}".formatted(name, name))
                .toArray(String[]::new);
        assertCreated(Resource.ORGANIZATION.send("POST", byByte));
        Resource.ORGANIZATION.assertShown(byByte);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void mayBeTenThousand(Resource resource) {
        assertCreated(resource.send("POST", tenThousand(1)));
        assertCreated(resource.send("PATCH", tenThousand(7)));
        assertThat(emulator.get(resource.path).body().split("\"auth\":7", -1)).hasSize(10_002);
        assertGone(resource.send(
                "DELETE",
                IntStream.range(1, 10_000).mapToObj(n -> "\"u" + n + "\"").toArray(String[]::new)));
        resource.assertShown("{\"user_id\":\"u0\",\"user_name\":\"user 0\",\"auth\":7}");
    }

    private static String tenThousand(int auth) {
        return IntStream.range(0, 10_000)
                .mapToObj(n -> "{\"user_id\":\"u%d\",\"user_name\":\"user %d\",\"auth\":%d}".formatted(n, n, auth))
                .collect(Collectors.joining(","));
    }
}

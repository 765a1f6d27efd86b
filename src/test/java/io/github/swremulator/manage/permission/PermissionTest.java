package io.github.swremulator.manage.permission;

import static io.github.swremulator.manage.ActorsByHeader.HEADER;
import static io.github.swremulator.manage.ActorsByHeader.STRANGER;
import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.assertGone;
import static io.github.swremulator.manage.Replies.assertOk;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.permission.PermissionTest.Resource.IMAGE_REPOSITORY;
import static io.github.swremulator.manage.permission.PermissionTest.Resource.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import io.github.swremulator.manage.SmallAccountTest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissions on organizations and image repositories: shown, granted, changed and revoked. */
@SmallAccountTest
class PermissionTest {

    private static final String GROUP = "/v2/manage/namespaces/group";
    private static final String EXAMPLE = "/v2/manage/namespaces/namespace";
    private static final String ALICE = "{\"user_id\":\"a1\",\"user_name\":\"alice\",\"auth\":1}";
    private static final String BOB = "{\"user_id\":\"b1\",\"user_name\":\"bob\",\"auth\":3}";
    private static final String SELF =
            "{\"user_id\":\"351bc82cfbdcf5810921c507a5a2b706\",\"user_name\":\"swr-emulator\",\"auth\":7}";
    private static final int MANY = 2_000;

    private final Emulator emulator;

    /** The resource of a permission, and the beginning of the reply. */
    enum Resource {
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
    }

    PermissionTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/a/b: [v1]");
    }

    private void assertShown(Resource resource, String... othersAuths) {
        assertOk(
                emulator.get(resource.path),
                resource.head + ",\"self_auth\":" + SELF + ",\"others_auths\":[" + String.join(",", othersAuths)
                        + "]}");
    }

    private HttpResponse<String> send(Resource resource, String method, String... elements) {
        return emulator.send(method, resource.path, "[" + String.join(",", elements) + "]");
    }

    @ParameterizedTest
    @EnumSource
    void areGrantedShownChangedAndRevoked(Resource resource) {
        assertShown(resource);
        assertCreated(send(resource, "POST", BOB, ALICE));
        assertShown(resource, ALICE, BOB);
        assertCreated(send(resource, "PATCH", ALICE.replace("\"auth\":1", "\"auth\":7")));
        assertShown(resource, ALICE.replace("\"auth\":1", "\"auth\":7"), BOB);
        assertCreated(send(resource, "PATCH", BOB.replace("bob", "aaron")));
        assertShown(resource, BOB.replace("bob", "aaron"), ALICE.replace("\"auth\":1", "\"auth\":7"));
        assertGone(send(resource, "DELETE", "\"a1\""));
        assertShown(resource, BOB.replace("bob", "aaron"));
        assertGone(send(resource, "DELETE", "\"b1\""));
        assertShown(resource);
        assertCreated(send(resource, "POST", ALICE));
        assertShown(resource, ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void areChangedAllOrNone(Resource resource) {
        assertCreated(send(resource, "POST", ALICE));
        assertRefused(send(resource, "POST", BOB, ALICE), resource.exists);
        assertRefused(send(resource, "PATCH", ALICE.replace("\"auth\":1", "\"auth\":7"), BOB), resource.notFound);
        assertRefused(send(resource, "DELETE", "\"a1\"", "\"b1\""), resource.notFound);
        assertShown(resource, ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedIfTheListHasAUserTwice(Resource resource) {
        assertRefused(send(resource, "POST", ALICE, ALICE), "4001066");
        assertShown(resource);
        assertCreated(send(resource, "POST", ALICE));
        assertRefused(send(resource, "PATCH", ALICE, ALICE.replace("\"auth\":1", "\"auth\":7")), "4001066");
        assertRefused(send(resource, "DELETE", "\"a1\"", "\"a1\""), "4001066");
        assertShown(resource, ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void allowTheirLevelAndNoMore(Resource resource) {
        String tags = GROUP + "/repos/a$b/tags";
        String stranger = "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":%d}";
        assertRefused(emulator.get(tags, HEADER, STRANGER), "4030170");
        assertCreated(send(resource, "POST", stranger.formatted(1)));
        assertThat(emulator.get(tags, HEADER, STRANGER).statusCode()).isEqualTo(200);
        assertRefused(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER), "4030170");
        assertCreated(send(resource, "PATCH", stranger.formatted(3)));
        assertRefused(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER), "4030170");
        assertCreated(send(resource, "PATCH", stranger.formatted(7)));
        assertCreated(emulator.send("POST", resource.path, "[" + ALICE + "]", HEADER, STRANGER));
        // Terraform's provider leaves the caller out of an organization's list, but not out of an image repository's.
        String self = resource == ORGANIZATION ? "," + stranger.formatted(7) : "";
        assertOk(
                emulator.get(resource.path, HEADER, STRANGER),
                resource.head + ",\"self_auth\":" + stranger.formatted(7) + ",\"others_auths\":[" + ALICE + self
                        + "]}");
        assertGone(send(resource, "DELETE", "\"stranger-id\""));
        assertRefused(emulator.get(tags, HEADER, STRANGER), "4030170");
    }

    @Test
    void onAnImageRepositoryAllowNothingElseInItsOrganization() {
        assertCreated(
                send(IMAGE_REPOSITORY, "POST", "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":7}"));
        assertRefused(emulator.get(GROUP, HEADER, STRANGER), "4030170");
        assertRefused(emulator.get(GROUP + "/access", HEADER, STRANGER), "4030170");
        assertRefused(emulator.get(GROUP + "/repos/none/tags", HEADER, STRANGER), "4030170");
    }

    @Test
    void onTheOrganizationAreCounted() {
        assertCreated(send(ORGANIZATION, "POST", ALICE, BOB));
        assertCreated(send(IMAGE_REPOSITORY, "POST", ALICE));
        assertThat(emulator.get(GROUP).body()).contains("\"access_user_count\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE + "/access", EXAMPLE + "/repos/busybox/access"})
    void areRemovedByAReset(String path) {
        emulator.control().post("/reset", "");
        String before = emulator.get(path).body();
        assertThat(before).contains("\"self_auth\":" + SELF, "\"others_auths\":[]");
        assertCreated(emulator.send("POST", path, "[" + ALICE + "]"));
        emulator.control().post("/reset", "");
        assertOk(emulator.get(path), before);
    }

    @ParameterizedTest
    @EnumSource
    void areRestoredByASnapshot(Resource resource) {
        assertCreated(send(resource, "POST", ALICE));
        String snapshot = "/snapshots/permissions";
        assertThat(emulator.control().put(snapshot, "").statusCode()).isBetween(200, 204);
        // The snapshot shares the rows, and must not change.
        assertCreated(send(resource, "PATCH", ALICE.replace("alice", "alicia")));
        assertCreated(send(resource, "POST", BOB));
        assertGone(send(resource, "DELETE", "\"a1\""));
        assertShown(resource, BOB);
        assertThat(emulator.control().post(snapshot, "").statusCode()).isBetween(200, 204);
        assertShown(resource, ALICE);
        emulator.control().delete(snapshot);
    }

    @Test
    void areDeletedWithARepositoryThatASnapshotShares() {
        String visible = "/v2/manage/namespaces?filter=mode::visible";
        assertCreated(
                send(IMAGE_REPOSITORY, "POST", "{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":1}"));
        assertThat(emulator.control().put("/snapshots/shared", "").statusCode()).isEqualTo(200);
        assertThat(emulator.get(visible, HEADER, STRANGER).body()).contains("\"name\":\"group\"");
        assertGone(emulator.send("DELETE", GROUP + "/repos/a$b", ""));
        assertOk(emulator.get(visible, HEADER, STRANGER), "{\"namespaces\":[]}");
        emulator.control().delete("/snapshots/shared");
    }

    @Test
    void areDeletedWithAnOrganizationOfTheSeed() {
        emulator.control().post("/reset", "");
        assertCreated(emulator.send("POST", EXAMPLE + "/access", "[" + ALICE + "]"));
        assertGone(emulator.send("DELETE", EXAMPLE + "/repos/busybox", ""));
        assertGone(emulator.send("DELETE", EXAMPLE, ""));
        assertRefused(emulator.get(EXAMPLE + "/access"), "4040058");
        assertCreated(emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"namespace\"}"));
        assertThat(emulator.get(EXAMPLE + "/access").body()).contains("\"others_auths\":[" + SELF + "]");
        emulator.control().post("/reset", "");
        assertThat(emulator.get(EXAMPLE).body()).contains("\"creator_name\":\"\"");
    }

    static Stream<Arguments> badLists() {
        return Stream.of(
                arguments("4001018", ""),
                arguments("4001018", "[]"),
                arguments("4001018", "{}"),
                arguments("4001018", ALICE),
                arguments("4001018", "[".repeat(100_000)),
                arguments("4001018", "[" + ALICE.replace("\"auth\"", "\"user_id\"") + "]"),
                arguments("4001018", "[" + ALICE.replace("1}", "9".repeat(5000) + "}") + "]"),
                arguments("4001014", "[{}]"),
                arguments("4001014", "[null]"),
                arguments("4001014", "[7]"),
                arguments("4001014", "[[" + ALICE + "]]"),
                arguments("4001014", "[" + ALICE + ", {}]"),
                arguments("4001014", "[" + ALICE.replace("\"a1\"", "null") + "]"),
                arguments("4001014", "[" + ALICE.replace("user_name", "name") + "]"),
                arguments("4001014", "[" + ALICE.replace("auth", "level") + "]"),
                arguments("4001014", "[" + ALICE.replace(":1}", ":null}") + "]"),
                arguments("4000014", "[" + ALICE.replace("\"a1\"", "1") + "]"),
                arguments("4000014", "[" + ALICE.replace("\"alice\"", "[\"alice\"]") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":\"1\"}") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":1.0}") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":0}") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":-7}") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":4294967303}") + "]"),
                arguments("4001066", "[" + ALICE.replace(":1}", ":true}") + "]"),
                arguments("4001067", "[" + ALICE.replace("alice", "") + "]"),
                arguments("4001067", "[" + ALICE.replace("a1", " ") + "]"),
                arguments("4000014", "[" + ALICE.replace("alice", "\\u0000") + "]"),
                arguments("4000014", "[" + ALICE.replace("a1", "\\udc00\\ud800") + "]"),
                arguments("4001067", "[" + ALICE.replace("alice", "x".repeat(256)) + "]"));
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void areUnchangedByAnInvalidList(String code, String body) {
        assertCreated(send(ORGANIZATION, "POST", BOB));
        assertRefused(emulator.send("POST", GROUP + "/access", body), code);
        assertRefused(emulator.send("PATCH", GROUP + "/repos/a$b/access", body), code);
        assertShown(ORGANIZATION, BOB);
        assertShown(IMAGE_REPOSITORY);
    }

    static Stream<Arguments> badIds() {
        return Stream.of(
                arguments("4001018", ""),
                arguments("4001018", "[]"),
                arguments("4001018", "\"b1\""),
                arguments("4001018", "[\"b1\", 7]"),
                arguments("4001018", "[\"b1\", null]"),
                arguments("4001018", "[[\"b1\"]]"),
                arguments("4001018", "[{\"user_id\":\"b1\"}]"),
                arguments("4040078", "[\"b1\", \"\"]"),
                arguments("4040078", "[\"b1\", \"\\u0000\"]"),
                arguments("4040078", "[\"b1\", \"\\ud800\"]"),
                arguments("4040078", "[\"b1\", \"" + "x".repeat(100_000) + "\"]"));
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void areNotRevokedByAnInvalidList(String code, String body) {
        assertCreated(send(ORGANIZATION, "POST", BOB));
        assertRefused(emulator.send("DELETE", GROUP + "/access", body), code);
        assertShown(ORGANIZATION, BOB);
    }

    @Test
    void keepNamesOfEveryLanguageAndTheLongestOnes() {
        String[] named = Stream.of("x".repeat(255), "\u00e9\u4e2d\ud83d\ude00", "<script>\u202e\\n")
                .map(name -> ALICE.replace("alice", name).replace("a1", "id of " + name.substring(0, 1)))
                .toArray(String[]::new);
        assertCreated(send(ORGANIZATION, "POST", named));
        assertShown(ORGANIZATION, named[2], named[0], named[1]);
    }

    @Test
    void areInTheOrderOfTheirNamesOnEveryDatabase() {
        String[] byByte = Stream.of("Bob", "a", "a-b", "aB", "a_b", "ab", "\u00e4")
                .map(name -> "{\"user_id\":\"%s\",\"user_name\":\"%s\",\"auth\":1}".formatted(name, name))
                .toArray(String[]::new);
        assertCreated(send(ORGANIZATION, "POST", byByte));
        assertShown(ORGANIZATION, byByte);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void mayBeManyAtOnce(Resource resource) {
        assertCreated(send(resource, "POST", many(1)));
        assertCreated(send(resource, "PATCH", many(7)));
        assertThat(emulator.get(resource.path).body().split("\"auth\":7", -1)).hasSize(MANY + 2);
        assertGone(send(
                resource,
                "DELETE",
                IntStream.range(1, MANY).mapToObj(n -> "\"u" + n + "\"").toArray(String[]::new)));
        assertShown(resource, "{\"user_id\":\"u0\",\"user_name\":\"user 0\",\"auth\":7}");
    }

    private static String many(int auth) {
        return IntStream.range(0, MANY)
                .mapToObj(n -> "{\"user_id\":\"u%d\",\"user_name\":\"user %d\",\"auth\":%d}".formatted(n, n, auth))
                .collect(Collectors.joining(","));
    }
}

package io.github.swremulator.control.session;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import io.github.swremulator.TestStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each session shows, changes and keeps data of its own. */
@OnEachDatabase
@EmulatorTest
class SessionDataTest {

    private static final String APP = tags("group", "app");

    private final Emulator emulator;
    private final ControlClient control;
    private TestSession one;
    private TestSession other;

    SessionDataTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
        this.one = TestSession.open(emulator, "{\"name\":\"one\",\"seed\":\"group/app: [one-1, one-2]\"}");
        this.other = TestSession.open(emulator, "{\"name\":\"other\",\"seed\":\"group/app: [other-1]\"}");
    }

    @BeforeEach
    void fill() {
        emulator.seed("group/app: [default-1]");
    }

    @AfterEach
    void closeAll() {
        TestSession.closeAll(emulator);
        control.deleteSnapshots();
        control.json("/snapshots?shared=true")
                .forEach(kept -> control.delete("/snapshots/" + kept.get("name").stringValue() + "?shared=true"));
    }

    @Test
    void isChangedInOneSessionOnly() {
        change(one.send("POST", APP, point("one-1", "new")));
        assertShown(List.of("one-1", "one-2", "new"), List.of("other-1"), List.of("default-1"));
        change(emulator.send("POST", APP, point("default-1", "new")));
        change(other.send("DELETE", APP + "/other-1", ""));
        assertShown(List.of("one-1", "one-2", "new"), List.of(), List.of("default-1", "new"));
        change(one.send("DELETE", "/v2/manage/namespaces/group/repos/app", ""));
        change(one.send("DELETE", "/v2/manage/namespaces/group", ""));
        change(other.control("POST", "/data", "group/app: [merged]"));
        assertThat(one.get(APP).statusCode()).isEqualTo(404);
        assertThat(names(other)).containsExactly("merged");
        assertThat(names()).containsExactlyInAnyOrder("default-1", "new");
    }

    @Test
    void isResetToTheSeedOfItsSession() {
        change(one.control("PUT", "/data", "group/app: [changed]"));
        change(other.control("POST", "/data", "group/app: [changed]"));
        change(one.control("POST", "/reset", ""));
        assertShown(List.of("one-1", "one-2"), List.of("other-1", "changed"), List.of("default-1"));
        change(control.post("/reset", ""));
        assertThat(emulator.get(APP).statusCode()).isEqualTo(404);
        assertThat(names(one)).containsExactlyInAnyOrder("one-1", "one-2");
        assertThat(names(other)).containsExactlyInAnyOrder("other-1", "changed");
        // Again, after another change.
        change(one.send("DELETE", APP + "/one-1", ""));
        change(one.control("POST", "/reset", ""));
        assertThat(names(one)).containsExactlyInAnyOrder("one-1", "one-2");
    }

    @Test
    void isTheSeedOfTheDefaultSessionWithoutAnother() {
        TestSession third = TestSession.open(emulator);
        assertThat(third.get(APP).statusCode()).isEqualTo(404);
        assertThat(third.get(tags("namespace", "busybox")).statusCode()).isEqualTo(200);
        change(third.control("PUT", "/data", "{}"));
        change(control.post("/reset", ""));
        assertThat(third.get(tags("namespace", "busybox")).statusCode()).isEqualTo(404);
        change(third.control("POST", "/reset", ""));
        assertThat(third.get(tags("namespace", "busybox")).body())
                .isEqualTo(emulator.get(tags("namespace", "busybox")).body());
    }

    @Test
    void isKeptInSnapshotsOfTheSameNameInEachSession() {
        change(one.control("PUT", "/snapshots/same", ""));
        change(control.put("/snapshots/same", ""));
        assertThat(snapshots(other.control("GET", "/snapshots", ""))).isEmpty();
        for (String method : List.of("GET", "POST", "DELETE")) {
            assertThat(other.control(method, "/snapshots/same", "").statusCode())
                    .as(method)
                    .isEqualTo(404);
            assertThat(one.control(method, "/snapshots/same?shared=true", "").statusCode())
                    .as(method)
                    .isEqualTo(404);
        }
        change(one.control("PUT", "/data", "{}"));
        change(control.put("/data", "{}"));
        change(one.control("POST", "/snapshots/same", ""));
        change(control.post("/snapshots/same", ""));
        assertShown(List.of("one-1", "one-2"), List.of("other-1"), List.of("default-1"));
        change(one.control("DELETE", "/snapshots/same", ""));
        assertThat(snapshots(control.get("/snapshots"))).containsExactly("same");
    }

    @Test
    void isSharedByASharedSnapshot() {
        HttpResponse<String> taken = one.control("PUT", "/snapshots/base?shared=true", "");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(other.control("GET", "/snapshots/base?shared=true", "").body())
                .isEqualTo(control.get("/snapshots/base?shared=true").body())
                .isEqualTo(taken.body());
        assertThat(snapshots(other.control("GET", "/snapshots?shared=true", "")))
                .containsExactly("base");
        assertThat(snapshots(other.control("GET", "/snapshots", ""))).isEmpty();
        assertThat(snapshots(one.control("GET", "/snapshots", ""))).isEmpty();
        change(other.control("POST", "/snapshots/base?shared=true", ""));
        change(other.send("POST", APP, point("one-1", "by-other")));
        change(other.send("DELETE", APP + "/one-2", ""));
        assertShown(List.of("one-1", "one-2"), List.of("one-1", "by-other"), List.of("default-1"));
        change(control.post("/snapshots/base?shared=true", ""));
        assertThat(names()).as("a snapshot does not change").containsExactlyInAnyOrder("one-1", "one-2");
        change(one.control("PUT", "/data", "{}"));
        assertThat(names()).containsExactlyInAnyOrder("one-1", "one-2");
        change(other.control("POST", "/reset", ""));
        assertThat(names(other))
                .as("a restored snapshot does not become the seed")
                .containsExactly("other-1");
        // Replaced by another session.
        change(other.control("PUT", "/snapshots/base?shared=true", ""));
        change(one.control("POST", "/snapshots/base?shared=true", ""));
        assertShown(List.of("other-1"), List.of("other-1"), List.of("one-1", "one-2"));
    }

    @Test
    void staysCompleteWhenItsSnapshotIsDeleted() {
        change(one.control("PUT", "/data", "group/app: [v1, {count: 1200, name: \"n-{n}\"}]"));
        change(one.control("PUT", "/snapshots/base?shared=true", ""));
        change(other.control("POST", "/snapshots/base?shared=true", ""));
        change(one.control("POST", "/reset", ""));
        change(control.delete("/snapshots/base?shared=true"));
        awaitCollected();
        HttpResponse<String> shown = other.get(APP);
        assertThat(shown.headers().firstValue("Content-Range")).contains("0-1201/1201");
        assertThat(JsonMapper.shared().readTree(shown.body())).hasSize(1201);
        change(other.send("DELETE", APP + "/v1", ""));
        awaitCollected();
        assertThat(names(other)).hasSize(1200).doesNotContain("v1");
    }

    @Test
    void isDeletedWithItsSessionAndItsSnapshots() {
        change(one.control("PUT", "/snapshots/own", ""));
        change(one.control("PUT", "/snapshots/shared?shared=true", ""));
        one.close();
        assertThat(emulator.store().count("snapshot WHERE owner = 'one'")).isZero();
        one = TestSession.open(emulator, "{\"name\":\"one\",\"seed\":\"none\"}");
        assertThat(snapshots(one.control("GET", "/snapshots", ""))).isEmpty();
        assertThat(one.control("POST", "/snapshots/own", "").statusCode()).isEqualTo(404);
        assertThat(one.get(APP).statusCode()).isEqualTo(404);
        assertThat(snapshots(one.control("GET", "/snapshots?shared=true", ""))).containsExactly("shared");
        awaitCollected();
        change(one.control("POST", "/snapshots/shared?shared=true", ""));
        assertThat(names(one)).containsExactlyInAnyOrder("one-1", "one-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/many/repos/app/tags?limit=10&offset=1190",
                "/v3/manage/namespaces/many/repos/app/tags?limit=10",
                "/v2/manage/namespaces/many/repos/app/tags",
                "/v2/manage/repos",
                "/v2/manage/namespaces"
            })
    void isTheSameToTheByteWhenUnchanged(String path) {
        change(one.control("PUT", "/data", "many/app: [{count: 1200, name: \"n-{n}\"}]"));
        change(one.control("PUT", "/snapshots/many?shared=true", ""));
        change(other.control("POST", "/snapshots/many?shared=true", ""));
        RawReply inOne = emulator.rawCall("GET", path, "Host: localhost", SessionResolver.HEADER + ": one");
        RawReply inOther = emulator.rawCall("GET", path, "Host: localhost", SessionResolver.HEADER + ": other");
        assertThat(inOne.status()).as(inOne.body()).isEqualTo(200);
        assertThat(inOther.body()).isEqualTo(inOne.body());
        assertThat(headers(inOther)).isEqualTo(headers(inOne));
        assertThat(inOther.header("X-Request-Id")).isPresent().isNotEqualTo(inOne.header("X-Request-Id"));
    }

    private static List<String> headers(RawReply reply) {
        return reply.headerLines().stream()
                .filter(line -> !line.startsWith("X-Request-Id: ") && !line.startsWith("Date: "))
                .toList();
    }

    private static void change(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 204);
    }

    private static String point(String source, String tag) {
        return "{\"source_tag\":\"%s\",\"destination_tag\":\"%s\"}".formatted(source, tag);
    }

    private void assertShown(List<String> inOne, List<String> inOther, List<String> inDefault) {
        assertThat(names(one)).containsExactlyInAnyOrderElementsOf(inOne);
        assertThat(names(other)).containsExactlyInAnyOrderElementsOf(inOther);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(inDefault);
    }

    private static List<String> names(TestSession session) {
        return texts(session.get(APP), "Tag");
    }

    private List<String> names() {
        return texts(emulator.get(APP), "Tag");
    }

    private static List<String> snapshots(HttpResponse<String> reply) {
        return texts(reply, "name");
    }

    private static List<String> texts(HttpResponse<String> reply, String member) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(reply.body())
                .valueStream()
                .map((JsonNode each) -> each.get(member).stringValue())
                .toList();
    }

    private void awaitCollected() {
        TestStore store = emulator.store();
        // The collector may still be deleting what other tests left.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(store.count(TestStore.UNREACHABLE_WORLDS)).isZero();
            assertThat(store.count(TestStore.UNLISTED_CONTENTS)).isZero();
        });
    }
}

package io.github.swremulator.control.session;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.TestSession;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever waits to change a session keeps nobody from changing another one, and nobody from reading. There are connections for
 * two that change at once: one that waits in the database would fail all else after the five seconds in which none is free.
 */
@OnEachDatabase
@EmulatorTest("spring.datasource.hikari.maximum-pool-size=6")
class HeldSessionTest {

    /** More than there are connections. */
    private static final int WRITERS = 12;

    private static final String APP = tags("group", "app");

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final Emulator emulator;
    private final TestSession held;
    private final TestSession free;

    HeldSessionTest(Emulator emulator) {
        this.emulator = emulator;
        this.held = TestSession.open(emulator, "{\"name\":\"held\",\"seed\":\"group/app: [v0]\"}");
        this.free = TestSession.open(emulator, "{\"name\":\"free\",\"seed\":\"group/app: [v0]\"}");
    }

    @BeforeEach
    void seed() {
        emulator.seed("group/app: [v0]");
    }

    @AfterEach
    void closeAll() {
        writers.shutdownNow();
        TestSession.closeAll(emulator);
        emulator.control().deleteSnapshots();
    }

    @Test
    void doesNotDelayOtherSessions() throws Exception {
        try (Connection lock = hold("held")) {
            List<Future<HttpResponse<String>>> waiting = IntStream.range(0, WRITERS)
                    .mapToObj(n -> writers.submit(() -> held.send("POST", APP, point("waited-" + n))))
                    .toList();
            await().until(() -> waiting() == WRITERS);
            for (int n = 0; n < 10; n++) {
                assertOthersAreAnswered(n);
            }
            assertThat(waiting).noneMatch(Future::isDone);
            assertThat(waiting()).isEqualTo(WRITERS);
            lock.rollback();
            for (Future<HttpResponse<String>> each : waiting) {
                assertThat(each.get().statusCode()).isEqualTo(201);
            }
        }
        assertRange(WRITERS + 1, held.get(APP));
    }

    private void assertOthersAreAnswered(int n) {
        assertRange(1, held.get(APP));
        assertStatus(201, free.send("POST", APP, point("free-" + n)));
        assertStatus(201, emulator.send("POST", APP, point("default-" + n)));
        assertRange(n + 2, free.get(APP));
        assertRange(n + 2, emulator.get(APP));
        Stream.of("/v3/manage/namespaces/group/repos/app/tags", "/v2/manage/repos", "/_emulator/data")
                .forEach(path -> assertStatus(200, held.get(path)));
        assertStatus(200, emulator.get("/actuator/health/readiness"));
        assertStatus(200, emulator.control().get("/sessions"));
        assertStatus(200, free.control("PUT", "/snapshots/one", ""));
        assertStatus(204, emulator.control().post("/snapshots/" + keptInDefault(n), ""));
    }

    private String keptInDefault(int n) {
        assertStatus(200, emulator.control().put("/snapshots/kept-" + n, ""));
        return "kept-" + n;
    }

    @Test
    void isOpenedAndClosedWhileAnotherOneWaits() throws Exception {
        try (Connection lock = hold("held")) {
            Future<HttpResponse<String>> waiting = writers.submit(() -> held.control("POST", "/reset", ""));
            await().until(() -> waiting() == 1);
            TestSession opened = TestSession.open(emulator, "{\"seed\":\"group/app: [v0]\"}");
            assertStatus(201, opened.send("POST", APP, point("v1")));
            opened.close();
            assertThat(waiting.isDone()).isFalse();
            lock.rollback();
            assertStatus(204, waiting.get());
        }
    }

    private Connection hold(String session) throws SQLException {
        Connection lock = emulator.store().connect();
        lock.setAutoCommit(false);
        lock.createStatement().executeQuery("SELECT * FROM session WHERE name = '" + session + "' FOR UPDATE");
        return lock;
    }

    /** How many threads of the emulators of this process wait to change something. */
    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getClassName().endsWith(".ChangeQueue")))
                .count();
    }

    private static String point(String tag) {
        return "{\"source_tag\":\"v0\",\"destination_tag\":\"%s\"}".formatted(tag);
    }

    private static void assertStatus(int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    }

    private static void assertRange(int tags, HttpResponse<String> reply) {
        assertStatus(200, reply);
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + tags + "/" + tags);
    }
}

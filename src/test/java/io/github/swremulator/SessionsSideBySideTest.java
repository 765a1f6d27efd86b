package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sixteen concurrent sessions, each of which runs a complete workflow, from the first organization to the last deletion, and
 * the examples, while the default session is reset repeatedly; longer with {@code -Dtest.load=60s}. The names of each session
 * contain its number.
 */
@OnEachDatabase
@EmulatorTest
class SessionsSideBySideTest {

    private static final int SESSIONS = 16;
    private static final String LENGTH = System.getProperty("test.load", "");
    private static final String ORGANIZATIONS = "/v2/manage/namespaces";
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final boolean HAS_SHELL =
            Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl"));

    private final ExecutorService clients = Executors.newFixedThreadPool(SESSIONS + 1);
    private final Emulator emulator;

    @TempDir
    private Path folder;

    SessionsSideBySideTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        TestSession.closeAll(emulator);
        emulator.control().deleteSnapshots();
    }

    @Test
    void areIsolatedFromEachOther() throws Exception {
        long length =
                LENGTH.isEmpty() ? 0 : DurationStyle.detectAndParse(LENGTH).toNanos();
        long end = System.nanoTime() + length;
        List<Future<?>> running = new ArrayList<>();
        for (int n = 0; n < SESSIONS; n++) {
            String number = "s%02d".formatted(n);
            running.add(clients.submit(() -> goUntil(end, number)));
        }
        running.add(clients.submit(() -> controlUntil(end)));
        int resets = 0;
        while (!running.stream().allMatch(Future::isDone)) {
            resetDefault(resets++);
        }
        for (Future<?> each : running) {
            each.get();
        }
        assertThat(resets).isPositive();
        assertThat(emulator.control().json("/sessions")).isEmpty();
        if (!LENGTH.isEmpty()) {
            System.out.println("resets of the default session " + resets);
        }
    }

    private boolean goUntil(long end, String number) throws Exception {
        do {
            String seed =
                    "group-" + number + "/seeded: [first-" + number + ", {count: 4, name: \\\"" + number + "-{n}\\\"}]";
            try (TestSession session =
                    TestSession.open(emulator, "{\"name\":\"" + number + "\",\"seed\":\"" + seed + "\"}")) {
                new Way(session, number).go();
            }
        } while (System.nanoTime() - end < 0);
        return true;
    }

    /** Runs the example of the control API in a session; the example opens another session itself. */
    private boolean controlUntil(long end) throws Exception {
        do {
            try (TestSession session = TestSession.open(emulator)) {
                if (HAS_SHELL) {
                    assertThat(run("control.sh " + emulator.endpoint() + session.prefix())
                                    .lines()
                                    .filter(line -> line.startsWith("  lists")))
                            .startsWith(
                                    "  lists: 200 0-12/12",
                                    "  lists: 200 0-13/13",
                                    "  lists: 404 ",
                                    "  lists: 200 0-13/13",
                                    "  lists: 403 ",
                                    "  lists: 200 0-13/13");
                }
            }
        } while (System.nanoTime() - end < 0);
        return true;
    }

    private String run(String example) throws Exception {
        try (Shell shell = new Shell(folder)) {
            return shell.run(EXAMPLES + "/" + example);
        }
    }

    private void resetDefault(int n) {
        ControlClient control = emulator.control();
        assertThat(control.put("/data", "of-default/app: [reset-" + n + "]").statusCode())
                .isEqualTo(200);
        assertThat(names(emulator.get(ORGANIZATIONS), "namespaces")).containsExactly("of-default");
        assertThat(control.json("/snapshots")).isEmpty();
        assertThat(control.get("/faults").body()).isEqualTo("[]");
        assertThat(control.post("/reset", "").statusCode()).isEqualTo(204);
        assertThat(names(emulator.get(ORGANIZATIONS), "namespaces")).containsExactly("namespace");
        assertThat(control.json("/requests").get("total").intValue()).isEqualTo(1);
    }

    private static List<String> names(HttpResponse<String> reply, String member) {
        return ok(reply)
                .path(member)
                .valueStream()
                .map(each -> each.get("name").stringValue())
                .toList();
    }

    private static JsonNode ok(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    /** The workflow of one session. */
    private final class Way {

        private final TestSession session;
        private final String number;
        private final String group;
        private final String life;

        Way(TestSession session, String number) {
            this.session = session;
            this.number = number;
            this.group = "group-" + number;
            this.life = "life-" + number;
        }

        void go() throws Exception {
            assertOrganizations(group);
            organizationAndRepositoryBegin();
            tagsComeAndGo();
            dataGoAndComeBack();
            otherThingsAreOwnToo();
            call(204, "DELETE", ORGANIZATIONS + "/" + life + "/repos/tools$" + number, "");
            call(204, "DELETE", ORGANIZATIONS + "/" + life, "");
            call(204, "DELETE", ORGANIZATIONS + "/" + group + "/repos/seeded", "");
            call(204, "DELETE", ORGANIZATIONS + "/" + group, "");
            assertOrganizations();
            assertThat(ok(session.get("/v2/manage/repos"))).isEmpty();
            assertJournal();
            control(204, "POST", "/reset", "");
            assertTags(5);
            assertThat(session.control("GET", "/requests", "").body()).contains("\"total\":1,");
        }

        private void organizationAndRepositoryBegin() {
            call(201, "POST", ORGANIZATIONS, "{\"namespace\":\"" + life + "\"}");
            call(409, "POST", ORGANIZATIONS, "{\"namespace\":\"" + life + "\"}");
            call(
                    201,
                    "POST",
                    ORGANIZATIONS + "/" + life + "/repos",
                    "{\"repository\":\"tools/" + number + "\",\"is_public\":false}");
            String repository = ORGANIZATIONS + "/" + life + "/repos/tools$" + number;
            call(201, "PATCH", repository, "{\"is_public\":true,\"description\":\"of " + number + "\"}");
            assertThat(ok(session.get(repository)).get("description").stringValue())
                    .isEqualTo("of " + number);
            assertOrganizations(group, life);
            String permission = "[{\"user_id\":\"" + number + "\",\"user_name\":\"" + number + "\",\"auth\":1}]";
            call(201, "POST", ORGANIZATIONS + "/" + group + "/access", permission);
            assertThat(session.get(ORGANIZATIONS + "/" + group + "/access").body())
                    .contains("\"user_name\":\"" + number + "\"");
            assertThat(ok(session.get("/v2/manage/repos"))
                            .valueStream()
                            .map(each -> each.get("namespace").stringValue() + " "
                                    + each.get("name").stringValue()))
                    .containsExactlyInAnyOrder(group + " seeded", life + " tools/" + number);
        }

        private void tagsComeAndGo() throws Exception {
            String tags = Emulator.tags(group, "seeded");
            String body = "{\"source_tag\":\"first-%s\",\"destination_tag\":\"%s-stable\"}".formatted(number, number);
            call(201, "POST", tags, body);
            call(409, "POST", tags, body);
            assertTags(6);
            if (HAS_SHELL) {
                assertThat(run("list-all-tags.sh " + emulator.endpoint() + session.prefix() + " " + group + " seeded")
                                .lines())
                        .hasSize(6)
                        .allMatch(tag -> tag.contains(number));
            }
            assertThat(ok(session.get(tags.replace("/v2/", "/v3/"))).get("tags"))
                    .hasSize(6);
            call(204, "DELETE", tags + "/" + number + "-stable", "");
            assertTags(5);
        }

        private void dataGoAndComeBack() {
            control(200, "PUT", "/snapshots/kept", "");
            String before = session.control("GET", "/data", "").body();
            assertThat(before).contains(number);
            control(200, "PUT", "/data", "other-" + number + "/app: [v1]");
            assertOrganizations("other-" + number);
            control(204, "POST", "/snapshots/kept", "");
            assertThat(session.control("GET", "/data", "").body()).isEqualTo(before);
            control(204, "DELETE", "/snapshots/kept", "");
        }

        private void otherThingsAreOwnToo() {
            int day = 1 + Integer.parseInt(number.substring(1));
            String now = "2030-01-%02dT00:00:00Z".formatted(day);
            control(200, "PUT", "/clock", "{\"now\":\"" + now + "\",\"frozen\":true}");
            assertThat(session.control("GET", "/clock", "").body()).contains(now);
            control(
                    200,
                    "PUT",
                    "/faults",
                    "{\"id\":\"" + number + "\",\"when\":{\"first\":1},\"then\":{\"status\":418}}");
            call(418, "GET", ORGANIZATIONS, "");
            assertOrganizations(group, life);
            assertThat(ok(session.control("GET", "/faults", ""))
                            .valueStream()
                            .map(rule -> rule.get("id").stringValue()))
                    .containsExactly(number);
        }

        /** All paths contain the number of the session, except those without a name. */
        private void assertJournal() {
            JsonNode calls =
                    ok(session.control("GET", "/requests?limit=1000", "")).get("requests");
            assertThat(calls).isNotEmpty();
            assertThat(calls.valueStream().map(call -> call.get("path").stringValue()))
                    .allMatch(path -> path.contains(number)
                            || Stream.of(ORGANIZATIONS, "/v2/manage/repos").anyMatch(path::equals));
        }

        private void assertTags(int count) {
            JsonNode shown = ok(session.get(Emulator.tags(group, "seeded")));
            assertThat(shown.valueStream().map(tag -> tag.get("Tag").stringValue()))
                    .hasSize(count)
                    .allMatch(tag -> tag.contains(number));
        }

        private void assertOrganizations(String... expected) {
            assertThat(names(session.get(ORGANIZATIONS), "namespaces")).containsExactlyInAnyOrder(expected);
        }

        private void control(int status, String method, String path, String body) {
            assertStatus(status, session.control(method, path, body));
        }

        private void call(int status, String method, String path, String body) {
            assertStatus(status, session.send(method, path, body));
        }

        private static void assertStatus(int status, HttpResponse<String> reply) {
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        }
    }
}

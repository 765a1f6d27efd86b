package io.github.swremulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawConnection;
import io.github.swremulator.RawReply;
import io.github.swremulator.control.RandomCalls.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends random calls, 2000 of them. {@code -Dtest.inputs=100000} sends more, and prints how often each status was answered;
 * {@code -Dtest.seed=7} sends others. A failure names the seed of the call and the smallest call that fails like it.
 */
@EmulatorTest
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("test.inputs", 2000);
    private static final long SEED = Long.getLong("test.seed", 1);
    private static final int MAX_ATTEMPTS = 500;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WORKING = "GET /v2/manage/namespaces HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)<html|\tat |Exception|\\b(?:java|jakarta|org\\.(?:apache|spring|h2)|io\\.github|tools\\.jackson)\\.");
    private static final Pattern ENTRY =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*|\t.*|Caused by: .*|[\\w.$]+(?:Exception|Error)(?:: .*)?|");

    /** The forms of errors, by their fields. */
    private static final Map<Set<String>, String> FORMS = Map.of(
            Set.of("error_msg", "error_code", "request_id"), "gateway",
            Set.of("errors", "error_code", "error_msg", "details"), "swr",
            Set.of("errors"), "oci",
            Set.of("error"), "iam",
            Set.of("status", "title", "detail"), "problem");

    private final Emulator emulator;
    private RawConnection connection;

    FuzzTest(Emulator emulator) throws IOException {
        this.emulator = emulator;
        this.connection = new RawConnection(emulator);
    }

    @AfterEach
    void deleteWhatAResetKeeps() throws IOException {
        connection.close();
        emulator.control().deleteSnapshots();
        for (JsonNode session : emulator.control().json("/sessions")) {
            emulator.control().delete("/sessions/" + session.get("name").stringValue());
        }
    }

    @Test
    void everyCallGetsADocumentedReply(CapturedOutput log) throws IOException {
        RandomCalls calls = new RandomCalls(
                emulator.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class), Description.read());
        assertThat(calls.paths())
                .hasSizeGreaterThan(40)
                .containsAll(Description.read()
                        .operations()
                        .map(Description.Operation::path)
                        .toList());
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            Call call = calls.next(seed);
            String complaint = complaint(call, statuses);
            if (complaint != null) {
                Call least = least(call);
                throw new AssertionError("-Dtest.seed=" + seed + ": " + complaint + "\n" + call.text()
                        + "\nThe smallest call that fails: " + complaint(least, new TreeMap<>()) + "\n" + least.text());
            }
        }
        assertThat(statuses.keySet()).contains(200, 201, 204, 400, 403, 404, 405);
        assertThat(log.getAll().lines())
                .allMatch(line -> ENTRY.matcher(line).matches())
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        if (INPUTS > 2000) {
            System.out.println(statuses);
        }
    }

    /** Leaves out parts as long as the call fails. */
    private Call least(Call failing) throws IOException {
        Call least = failing;
        int attempts = 0;
        Iterator<Call> smaller = least.smaller().iterator();
        while (smaller.hasNext() && attempts++ < MAX_ATTEMPTS) {
            Call candidate = smaller.next();
            if (complaint(candidate, new TreeMap<>()) != null) {
                least = candidate;
                smaller = least.smaller().iterator();
            }
        }
        return least;
    }

    /** Returns what is wrong about the reply to a call, or null. */
    private @Nullable String complaint(Call call, Map<Integer, Integer> statuses) throws IOException {
        try {
            RawReply reply = connection.call(call.bytes(), call.method().equals("HEAD"));
            statuses.merge(reply.status(), 1, Integer::sum);
            String complaint = complaint(call, reply);
            boolean isClosed = reply.header("Connection").equals(Optional.of("close")) || !call.hasClearEnd();
            if (complaint == null && reply.status() < 300 && call.target().contains("/_emulator/faults")) {
                complaint = complaintAboutNext(
                        "DELETE /_emulator/faults HTTP/1.1\r\nHost: localhost\r\n\r\n", isClosed, 204);
            } else if (complaint == null && reply.status() >= 400) {
                complaint = complaintAboutNext(WORKING, isClosed, 200);
            } else if (isClosed) {
                reconnect();
            }
            if (complaint != null) {
                reconnect();
            }
            return complaint;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            reconnect();
            return "no reply: " + e;
        }
    }

    private @Nullable String complaintAboutNext(String next, boolean isClosed, int expected) throws IOException {
        if (isClosed) {
            reconnect();
        }
        RawReply reply = connection.call(next.getBytes(StandardCharsets.US_ASCII), false);
        return reply.status() == expected ? null : "the next call got " + reply;
    }

    private void reconnect() throws IOException {
        connection.close();
        connection = new RawConnection(emulator);
    }

    private static @Nullable String complaint(Call call, RawReply reply) {
        if (reply.header("X-Request-Id")
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .isEmpty()) {
            return "no request id: " + reply;
        }
        if (reply.status() >= 500) {
            return "failed: " + reply;
        }
        if (reply.headerLines().stream()
                .anyMatch(line -> line.contains(RandomCalls.CANARY)
                        && !line.startsWith("Location: ")
                        // Has the name of the image repository, if it is valid.
                        && !line.startsWith("WWW-Authenticate: "))) {
            return "a header quotes the call: " + reply;
        }
        if (call.method().equals("HEAD") || reply.status() < 400) {
            return null;
        }
        if (INSIDE.matcher(reply.body()).find()) {
            return "shows the inside: " + reply;
        }
        try {
            JsonNode body = JSON.readTree(reply.body());
            Set<String> fields = new TreeSet<>(body.propertyNames());
            fields.remove("instance");
            String form = FORMS.get(fields);
            return form != null && forms(call).contains(form) ? null : "is of another form: " + reply;
        } catch (JacksonException e) {
            return "is not JSON: " + reply;
        }
    }

    /** The forms that errors of a call may have. The gateway answers when the request line cannot be read. */
    private static List<String> forms(Call call) {
        String path = call.target().replaceFirst("^http://[^/?]*", "").replaceFirst("[?].*", "");
        if (path.matches("/_emulator(/.*)?") && call.hasReadableLine()) {
            return List.of("problem");
        } else if (path.matches("/actuator(/.*)?")) {
            return List.of("gateway");
        } else if (call.headers().stream().anyMatch(header -> header.startsWith("X-Emulator-Fault: "))) {
            return List.of("swr", "gateway", "oci", "iam", "problem");
        } else if (path.startsWith("/v3/auth") || path.startsWith("/v3/projects")) {
            return List.of("iam", "gateway", "problem");
        }
        return List.of("swr", "gateway", "oci", "iam", "problem");
    }
}

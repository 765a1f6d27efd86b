package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import java.io.EOFException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All errors of the control API are problem details. */
@EmulatorTest
class ControlErrorsTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String LOCALHOST = "Host: localhost";

    private final Emulator emulator;

    ControlErrorsTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_emulator/none", "/_emulator/requests/", "/_emulator//requests", "/_emulator/../v2"})
    void answersNotFoundForAnUnknownRoute(String target) {
        assertProblem(404, emulator.rawCall("GET", target, LOCALHOST));
    }

    @ParameterizedTest
    @CsvSource({
        "400, /_emulator/%00",
        "400, /_emulator/%zz",
        "400, /_emulator/../../x",
        "400, /_emulator/\u00ff",
        "404, /_emulator/%0a",
        "404, /_emulator/a%2Fb",
        "404, /_emulator/a;x",
        "404, /_emulator/requests;x",
        "404, /_emulator/findings/%20",
        "431, /_emulator/clock"
    })
    void answersInItsFormWhateverThePath(int status, String target) {
        String padding = status == 431 ? "x".repeat(40_000) : "x";
        assertProblem(status, emulator.rawCall("GET", target, LOCALHOST, "X-Padding: " + padding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "FOO"})
    void answersMethodNotAllowedWithTheAllowedOnes(String method) {
        RawReply reply = emulator.rawCall(method, JOURNAL, LOCALHOST);
        assertProblem(405, reply);
        assertThat(reply.header("Allow")).get().asString().contains("GET").contains("DELETE");
    }

    @Test
    void doesNotEchoARequest() {
        RawReply reply = emulator.rawCall("TRACE", JOURNAL, LOCALHOST);
        assertProblem(405, reply);
        assertThat(reply.header("Allow")).get().asString().contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", ";;;"})
    void ignoresTheAcceptHeader(String accept) {
        RawReply reply = emulator.rawCall("GET", JOURNAL, LOCALHOST, "Accept: " + accept);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertProblem(400, emulator.rawCall("GET", JOURNAL + "?status=9", LOCALHOST, "Accept: " + accept));
    }

    @Test
    void refusesPathParameters() {
        String snapshots = emulator.control().get("/snapshots").body();
        assertThat(emulator.rawCall("PUT", "/_emulator/snapshots/a;b=c", LOCALHOST)
                        .status())
                .isEqualTo(404);
        assertThat(emulator.control().get("/snapshots").body()).isEqualTo(snapshots);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/", "/actuator/health;x", "/v2", "/"})
    void doesNotEchoARequestElsewhere(String target) {
        RawReply reply = emulator.rawCall("TRACE", target, LOCALHOST, "X-Auth-Token: hidden");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("APIGW.0101").doesNotContain("hidden");
    }

    @Test
    void answersHeadAndOptions() {
        assertThat(emulator.rawCall("HEAD", JOURNAL, LOCALHOST).status()).isEqualTo(200);
        assertThat(emulator.rawCall("HEAD", JOURNAL, LOCALHOST).body()).isEmpty();
        RawReply options = emulator.rawCall("OPTIONS", JOURNAL, LOCALHOST);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).get().asString().contains("GET").contains("DELETE");
    }

    @RestController
    static class FailingController {

        /** As when the database's server died: it is not the client's connection, though it looks like one. */
        @GetMapping("/")
        String fail() {
            throw new CannotCreateTransactionException("Broken pipe", new EOFException());
        }
    }

    @Test
    void answersAnErrorWhenTheConnectionToTheDatabaseBroke() throws Exception {
        MockMvcBuilders.standaloneSetup(new FailingController())
                .setControllerAdvice(new ControlExceptionHandler())
                .build()
                .perform(get("/"))
                .andExpect(status().isInternalServerError())
                .andExpect(
                        jsonPath("$.detail").value("internal error: see the log entry with this reply's X-Request-Id"));
    }

    @Test
    void listsItsRoutes() {
        for (String root : new String[] {"/_emulator", "/_emulator/"}) {
            RawReply reply = emulator.rawCall("GET", root, LOCALHOST);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("\"/_emulator/requests\":[\"DELETE\",\"GET\"]");
        }
    }
}

package io.github.swremulator.control;

import static io.github.swremulator.control.ControlCalls.call;
import static io.github.swremulator.control.ControlGuardTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong under {@code /_emulator} is told as a problem detail. */
class ControlErrorsTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String LOCALHOST = "Host: localhost";

    private static Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_emulator/none", "/_emulator/requests/", "/_emulator//requests", "/_emulator/../v2"})
    void answersNotFoundWhereThereIsNoSuchRoute(String target) {
        assertProblem(404, call(emulator, "GET", target, LOCALHOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "FOO"})
    void answersMethodNotAllowedAndWhichAre(String method) {
        RawReply reply = call(emulator, method, JOURNAL, LOCALHOST);
        assertProblem(405, reply);
        assertThat(reply.header("Allow")).get().asString().contains("GET").contains("DELETE");
    }

    @Test
    void doesNotEchoARequest() {
        assertProblem(405, call(emulator, "TRACE", JOURNAL, LOCALHOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", ";;;"})
    void answersWhatThereIsWhateverAClientAccepts(String accept) {
        RawReply reply = call(emulator, "GET", JOURNAL, LOCALHOST, "Accept: " + accept);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertProblem(400, call(emulator, "GET", JOURNAL + "?status=9", LOCALHOST, "Accept: " + accept));
    }

    @Test
    void knowsNoPathParameters() {
        assertThat(call(emulator, "PUT", "/_emulator/snapshots/a;b=c", LOCALHOST)
                        .status())
                .isEqualTo(404);
        assertThat(call(emulator, "GET", "/_emulator/snapshots", LOCALHOST).body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/", "/actuator/health;x", "/v2", "/"})
    void echoesNoSecretElsewhereEither(String target) {
        RawReply reply = call(emulator, "TRACE", target, LOCALHOST, "X-Auth-Token: hidden");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("APIGW.0101").doesNotContain("hidden");
    }

    @Test
    void answersHeadAndOptionsAsEveryHttpServerDoes() {
        assertThat(call(emulator, "HEAD", JOURNAL, LOCALHOST).status()).isEqualTo(200);
        assertThat(call(emulator, "HEAD", JOURNAL, LOCALHOST).body()).isEmpty();
        RawReply options = call(emulator, "OPTIONS", JOURNAL, LOCALHOST);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).get().asString().contains("GET").contains("DELETE");
    }

    @Test
    void listsItsRoutes() {
        for (String root : new String[] {"/_emulator", "/_emulator/"}) {
            RawReply reply = call(emulator, "GET", root, LOCALHOST);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("\"/_emulator/requests\":[\"DELETE\",\"GET\"]");
        }
    }
}

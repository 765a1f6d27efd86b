package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong under {@code /_emulator} is told as a problem detail. */
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
    void answersNotFoundWhereThereIsNoSuchRoute(String target) {
        assertProblem(404, emulator.rawCall("GET", target, LOCALHOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "FOO"})
    void answersMethodNotAllowedAndWhichAre(String method) {
        RawReply reply = emulator.rawCall(method, JOURNAL, LOCALHOST);
        assertProblem(405, reply);
        assertThat(reply.header("Allow")).get().asString().contains("GET").contains("DELETE");
    }

    @Test
    void doesNotEchoARequest() {
        assertProblem(405, emulator.rawCall("TRACE", JOURNAL, LOCALHOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", ";;;"})
    void answersWhatThereIsWhateverAClientAccepts(String accept) {
        RawReply reply = emulator.rawCall("GET", JOURNAL, LOCALHOST, "Accept: " + accept);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertProblem(400, emulator.rawCall("GET", JOURNAL + "?status=9", LOCALHOST, "Accept: " + accept));
    }

    @Test
    void knowsNoPathParameters() {
        String snapshots = emulator.control().get("/snapshots").body();
        assertThat(emulator.rawCall("PUT", "/_emulator/snapshots/a;b=c", LOCALHOST)
                        .status())
                .isEqualTo(404);
        assertThat(emulator.control().get("/snapshots").body()).isEqualTo(snapshots);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/", "/actuator/health;x", "/v2", "/"})
    void echoesNoSecretElsewhereEither(String target) {
        RawReply reply = emulator.rawCall("TRACE", target, LOCALHOST, "X-Auth-Token: hidden");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("APIGW.0101").doesNotContain("hidden");
    }

    @Test
    void answersHeadAndOptionsAsEveryHttpServerDoes() {
        assertThat(emulator.rawCall("HEAD", JOURNAL, LOCALHOST).status()).isEqualTo(200);
        assertThat(emulator.rawCall("HEAD", JOURNAL, LOCALHOST).body()).isEmpty();
        RawReply options = emulator.rawCall("OPTIONS", JOURNAL, LOCALHOST);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).get().asString().contains("GET").contains("DELETE");
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

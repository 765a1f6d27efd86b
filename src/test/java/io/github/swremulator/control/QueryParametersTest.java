package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.assertProblem;
import static io.github.swremulator.control.ControlReplies.json;
import static io.github.swremulator.control.ControlReplies.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query parameters of the control API: each route accepts only its own. */
@EmulatorTest
class QueryParametersTest {

    private static final String LOCALHOST = "Host: localhost";

    private final Emulator emulator;

    QueryParametersTest(Emulator emulator) {
        this.emulator = emulator;
    }

    private static void assertRefused(RawReply reply, String detail) {
        assertProblem(400, reply);
        assertThat(json(reply).get("detail").stringValue()).isEqualTo(detail);
    }

    @Test
    void areRefusedOnEveryRouteWhenTheyAreUnknown() {
        assertThat(routes(emulator)).hasSizeGreaterThan(20).allSatisfy(route -> {
            String[] call = route.replaceAll("\\{\\w+}", "any").split(" ", 2);
            RawReply reply = emulator.rawCall(call[0], call[1] + "?unknown=1", LOCALHOST, "Content-Length: 0");
            assertProblem(400, reply);
            assertThat(reply.body()).contains("unknown parameter \\\"unknown\\\", expected ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST; /reset?kepe=clock; unknown parameter \"kepe\", did you mean \"keep\"?",
                "GET; /requests?statsu=4xx; unknown parameter \"statsu\", did you mean \"status\"?",
                "POST; /reset?zzz; unknown parameter \"zzz\", expected one of [keep]",
                "GET; /clock?now=1; unknown parameter \"now\", expected none",
                "GET; /clock?%0a=1; unknown parameter \"?\", expected none",
                "GET; /snapshots?shared=; shared must be true or false",
                "PUT; /snapshots/a?shared=yes; shared must be true or false",
                "POST; /reset?keep=clock&keep=faults; duplicate parameter \"keep\"",
                "GET; /requests?limit=1&limit=1; duplicate parameter \"limit\""
            })
    void areRefusedWithTheKnownNames(String method, String target, String detail) {
        assertRefused(emulator.rawCall(method, "/_emulator" + target, LOCALHOST), detail);
    }

    @Test
    void areAbbreviatedInTheMessageWhenTheyAreLong() {
        RawReply reply = emulator.rawCall("GET", "/_emulator/clock?" + "x".repeat(10_000), LOCALHOST);
        assertProblem(400, reply);
        assertThat(reply.body().length()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?&", "?&&limit=1&", "?status=4xx&&limit=1"})
    void mayHaveSuperfluousSeparators(String query) {
        assertThat(emulator.rawCall("GET", "/_emulator/requests" + query, LOCALHOST)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, 400", "OPTIONS, 200", "HEAD, 400"})
    void areCheckedForEachMethod(String method, int status) {
        assertThat(emulator.rawCall(method, "/_emulator/clock?x=1", LOCALHOST).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "Faults", "faults clock", "faults,", "", "faults,faulst"})
    void mustNameThePartsToKeep(String keep) {
        RawReply reply = emulator.rawCall("POST", "/_emulator/reset?keep=" + keep.replace(" ", "%20"), LOCALHOST);
        assertProblem(400, reply);
        assertThat(json(reply).get("detail").stringValue())
                .startsWith("keep must be a list of [faults, requests, clock], separated by commas");
    }

    /** Neither of a complete form nor of one whose rest is not sent. */
    @ParameterizedTest
    @ValueSource(strings = {"12\r\n\r\nkepe=clock&x", "1000\r\n\r\nkeep=clo"})
    void areNotReadFromAForm(String form) {
        String head = "POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
        assertThat(UnfinishedCall.send(emulator, head + form).status()).isEqualTo(204);
    }
}

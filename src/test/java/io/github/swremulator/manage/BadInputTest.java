package io.github.swremulator.manage;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawReply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An invalid value gets its documented code, in JSON, and does not affect the next request. */
@EmulatorTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

    private static final String LOGGER = "io.github.swremulator";
    private static final String TAGS = tags("namespace", "busybox");
    private static final String OK = "ok";
    private static final String NO_REQUEST = "APIGW.0201";
    private static final String UNKNOWN_API = "APIGW.0101";
    private static final String LIMIT = "SVCSTG.SWR.4000056";
    private static final String QUERY = "SVCSTG.SWR.4001025";
    private static final String NAMESPACE = "SVCSTG.SWR.4001028";
    private static final String REPOSITORY = "SVCSTG.SWR.4001029";
    private static final String FILTER = "SVCSTG.SWR.4001035";
    private static final String COLUMN = "SVCSTG.SWR.4001096";
    private static final String TAG = "SVCSTG.SWR.4009021";

    /** Values that are valid names of tags and image repositories; the first is a valid offset, too. */
    private static final List<String> NAMES =
            List.of(("2147483648 1.0 1e3 0x10 1_000 9223372036854775808 null true " + "9".repeat(40)).split(" "));

    /** Values that are invalid in most places. */
    private static final List<String> HOSTILE = Stream.of(
                    NAMES.stream(),
                    Stream.of(
                            ("+5 -1 -0 \uff11\uff12 \u0663 ' \" % _% * .* (a+)+$ [ \\ $ ^ | :: {} <script> NaN ../.. .. a/b a//b"
                                            + " \ud83d\ude00 \u202e \u001b[31m")
                                    .split(" ")),
                    Stream.of(" ", "   ", "\t", "' OR '1'='1", "'; DROP TABLE tag; --", "\u0000", "a\u0000b", "a\r\nb"))
            .flatMap(values -> values)
            .toList();

    private final LoggingSystem logging = LoggingSystem.get(BadInputTest.class.getClassLoader());
    private final Emulator emulator;

    BadInputTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Not by a setting, which the start of another emulator would undo. */
    @BeforeEach
    void logsAll() {
        logging.setLogLevel(LOGGER, LogLevel.DEBUG);
    }

    @AfterEach
    void logsAsBefore() {
        logging.setLogLevel(LOGGER, null);
    }

    static Stream<Arguments> badParameters() {
        List<String> tags = new ArrayList<>(NAMES);
        tags.add("NaN");
        return Stream.of(
                        parameter("limit", LIMIT, List.of()),
                        parameter("offset", QUERY, List.of(NAMES.get(0))),
                        parameter("order_column", COLUMN, List.of()),
                        parameter("order_type", QUERY, List.of()),
                        parameter("tag", TAG, tags),
                        parameter("filter", FILTER, List.of()))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> parameter(String name, String code, List<String> valid) {
        Stream<Arguments> hostile =
                HOSTILE.stream().map(value -> arguments(name, value, valid.contains(value) ? OK : code));
        return Stream.concat(
                hostile,
                Stream.of(
                        arguments(name, "", OK),
                        arguments(name, "x".repeat(5_000), code),
                        arguments(name, "x".repeat(100_000), NO_REQUEST)));
    }

    @ParameterizedTest
    @MethodSource("badParameters")
    void refusesAParameterWithItsCode(String name, String value, String code) {
        String query = "?limit=10&offset=0&order_column=tag&order_type=asc&tag=latest&filter="
                .replaceFirst(name + "=[^&]*", "");
        assertAnswered(code, emulator.rawGet(TAGS + query + "&" + name + "=" + encoded(value)));
        if (!name.equals("filter")) {
            assertAnswered(
                    code.equals(OK) || code.equals(NO_REQUEST) ? code : codeInFilter(value, code),
                    emulator.rawGet(TAGS + "?filter=" + encoded(otherHalf(name) + name + "::" + value)));
        }
        assertAnswered(OK, emulator.rawGet(TAGS + "?limit=10&offset=0&order_column=tag&order_type=asc"));
    }

    /** Without its other half a number may have any size. */
    private static String otherHalf(String name) {
        return switch (name) {
            case "limit" -> "offset::0|";
            case "offset" -> "limit::10|";
            default -> "";
        };
    }

    /** A bar separates pairs, so that what follows is not a key. */
    private static String codeInFilter(String value, String code) {
        return value.contains("|") ? FILTER : code;
    }

    static Stream<Arguments> badNames() {
        return Stream.concat(HOSTILE.stream(), Stream.of("", "x".repeat(5_000), "x".repeat(100_000)))
                .flatMap(value -> Stream.of(
                        arguments("namespace", value, codeOnPath(value, NAMESPACE)),
                        arguments("repository", value, codeOnPath(value, REPOSITORY))));
    }

    /** A real slash makes another route, and NUL an invalid path. */
    private static String codeOnPath(String value, String code) {
        if (value.isEmpty() || value.contains("/")) {
            return UNKNOWN_API;
        }
        return value.indexOf('\0') >= 0 || value.length() == 100_000 ? NO_REQUEST : code;
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void refusesANameWithItsCode(String part, String value, String code) {
        String expected = part.equals("repository") && NAMES.contains(value) ? "SVCSTG.SWR.4040010" : code;
        if (part.equals("namespace") && (value.equals("null") || value.equals("true"))) {
            expected = "SVCSTG.SWR.4040058";
        }
        assertAnswered(
                expected,
                emulator.rawGet(
                        part.equals("namespace")
                                ? tags(encoded(value), "busybox")
                                : tags("namespace", encoded(value))));
        assertAnswered(OK, emulator.rawGet(TAGS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Group", "-group", "group-", "gr-.oup", "gr..oup", "gr._oup", "gr___oup", "gr oup", "gr$$oup"})
    void refusesANameThatIsInvalidForBoth(String name) {
        assertAnswered(NAMESPACE, emulator.rawGet(tags(encoded(name), "busybox")));
        assertAnswered(REPOSITORY, emulator.rawGet(tags("namespace", encoded(name))));
    }

    @Test
    void refusesANamespaceThatIsAValidRepository() {
        assertAnswered(NAMESPACE, emulator.rawGet(tags("1group", "busybox")));
        assertAnswered(NAMESPACE, emulator.rawGet(tags("gr$oup", "busybox")));
        assertAnswered("SVCSTG.SWR.4040010", emulator.rawGet(tags("namespace", "1group")));
        assertAnswered("SVCSTG.SWR.4040010", emulator.rawGet(tags("namespace", "gr$oup")));
    }

    @Test
    void refusesANameLongerThanItsLimit() {
        assertAnswered("SVCSTG.SWR.4040058", emulator.rawGet(tags("a".repeat(64), "busybox")));
        assertAnswered(NAMESPACE, emulator.rawGet(tags("a".repeat(65), "busybox")));
        assertAnswered("SVCSTG.SWR.4040010", emulator.rawGet(tags("namespace", "a".repeat(128))));
        assertAnswered(REPOSITORY, emulator.rawGet(tags("namespace", "a".repeat(129))));
        assertAnswered(OK, emulator.rawGet(TAGS + "?tag=" + "a".repeat(128)));
        assertAnswered(TAG, emulator.rawGet(TAGS + "?tag=" + "a".repeat(129)));
    }

    static Stream<String> malformedFilters() {
        return Stream.of(
                ("limit,limit:10,limit=10,::,::10,limit::10|,|limit::10,limit::10||offset::0,limit::10|limit::10,"
                                + "limit::|limit::,Limit::10, limit::10,page::1,filter::x")
                        .split(","));
    }

    @ParameterizedTest
    @MethodSource("malformedFilters")
    void refusesMalformedFilters(String filter) {
        assertAnswered(FILTER, emulator.rawGet(TAGS + "?filter=" + encoded(filter)));
        assertAnswered(FILTER, emulator.rawGet(TAGS + "?filter=" + filter.replace(" ", "+")));
    }

    @Test
    void refusesAMalformedValueThatWouldBeIgnored() {
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?limit=x"));
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?limit=x&filter=limit::10|offset::0"));
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?limit=5000&filter=offset::0"));
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?filter=limit::x"));
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?limit=1001&offset=0"));
        assertAnswered(QUERY, emulator.rawGet(TAGS + "?offset=x"));
        assertAnswered(COLUMN, emulator.rawGet(TAGS + "?order_column=name"));
        assertAnswered(QUERY, emulator.rawGet(TAGS + "?order_type=ASC"));
    }

    @Test
    void refusesBrokenEscapesWithTheParametersOwnCode() {
        assertAnswered(TAG, emulator.rawGet(TAGS + "?tag=%zz"));
        assertAnswered(LIMIT, emulator.rawGet(TAGS + "?limit=%"));
        assertAnswered(TAG, emulator.rawGet(TAGS + "?tag=%FF%FE"));
        assertAnswered(FILTER, emulator.rawGet(TAGS + "?filter=%C0%80"));
    }

    @Test
    void escapesWhatItLogs(CapturedOutput log) {
        for (String value : HOSTILE) {
            emulator.rawGet(tags(encoded(value), encoded(value)) + "?tag=" + encoded(value));
            emulator.rawGet(TAGS + "?tag=\u001b[31m\u0007", "User-Agent: \u001b[31m");
        }
        emulator.raw("GET\u001b[31m / HTTP/1.1\r\nHost: \u001b\r\n\r\n");
        assertThat(log.getAll().lines().filter(line -> line.contains("/v2/manage")))
                .isNotEmpty();
        assertThat(log.getAll()).doesNotContainPattern("[\\p{Cntrl}&&[^\\r\\n\\t]]|\u202e");
    }

    private static void assertAnswered(String code, RawReply reply) {
        String type = reply.header("Content-Type").orElse("none");
        assertThat(type).as(reply.toString()).isEqualTo("application/json");
        assertThat(reply.header("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
        if (code.equals(OK)) {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            return;
        }
        JsonNode body = JsonMapper.shared().readTree(unchunked(reply));
        assertThat(body.get("error_code").stringValue()).as(reply.toString()).isEqualTo(code);
        switch (code) {
            case UNKNOWN_API -> assertThat(reply.status()).isEqualTo(404);
            case NO_REQUEST -> assertThat(reply.status()).isIn(400, 414);
            default -> assertThat(reply.status()).isEqualTo(Integer.parseInt(code.substring(11, 14)));
        }
    }

    private static String unchunked(RawReply reply) {
        return reply.body().substring(reply.body().indexOf('{'), reply.body().lastIndexOf('}') + 1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}

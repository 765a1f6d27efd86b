package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.control.finding.Misuse.Rule;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each misuse, found in a request that shows it. */
@EmulatorTest("swr.api.edition=current")
class MisuseTest {

    private static final String PAGE = "https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0035.html, ";
    private static final String TAGS = tags("group", "many");
    private static final String MISUSED = TAGS + "?tag=v1&limit=10";

    private final Emulator emulator;
    private final ControlClient control;

    MisuseTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void seed() {
        emulator.seed("group/many: "
                + IntStream.rangeClosed(1, 120).mapToObj(n -> "v" + n).toList());
    }

    private List<JsonNode> findings() {
        return control.json("/findings").get("findings").valueStream().toList();
    }

    private static String target(Rule rule) {
        return switch (rule) {
            case LIMIT_WITHOUT_OFFSET -> MISUSED;
            case OFFSET_WITHOUT_LIMIT -> TAGS + "?tag=v1&offset=10";
            case ORDER_COLUMN_WITHOUT_ORDER_TYPE -> TAGS + "?tag=v1&order_column=tag";
            case ORDER_TYPE_WITHOUT_ORDER_COLUMN -> TAGS + "?tag=v1&order_type=asc";
            case BAD_ORDER_COLUMN -> TAGS + "?tag=v1&order_column=created&order_type=asc";
            case FILTER_OVERRIDES_PARAMETER -> TAGS + "?tag=v1&limit=100&offset=0&filter=limit::90";
            case REPEATED_PARAMETER -> TAGS + "?tag=v1&tag=v2";
            case UNKNOWN_PARAMETER -> TAGS + "?tag=v1&per_page=10";
            case SLASH_IN_REPOSITORY -> tags("group", "web/frontend");
            case DOUBLE_SLASH -> "/" + TAGS + "?tag=v1";
            case STOPPED_EARLY -> TAGS + "?limit=10&offset=0";
            case FIRST_HUNDRED_ONLY -> TAGS;
        };
    }

    private static String source(Rule rule) {
        return switch (rule) {
            case LIMIT_WITHOUT_OFFSET -> "URI, query parameters, limit";
            case OFFSET_WITHOUT_LIMIT -> "URI, query parameters, offset";
            case ORDER_COLUMN_WITHOUT_ORDER_TYPE, BAD_ORDER_COLUMN -> "URI, query parameters, order_column";
            case ORDER_TYPE_WITHOUT_ORDER_COLUMN -> "URI, query parameters, order_type";
            case FILTER_OVERRIDES_PARAMETER -> "URI, query parameters, filter";
            case REPEATED_PARAMETER -> "URI, query parameters, each parameter is listed once";
            case UNKNOWN_PARAMETER -> "URI, query parameters, no other parameter is listed";
            case SLASH_IN_REPOSITORY -> "URI, path parameters, repository: a slash is replaced by a dollar sign";
            case DOUBLE_SLASH -> "URI, path parameters, URI: it begins with one slash";
            case STOPPED_EARLY -> "Response, header parameters, Content-Range";
            case FIRST_HUNDRED_ONLY -> "URI, query parameters, limit: 100 by default";
        };
    }

    @ParameterizedTest
    @EnumSource
    void isFoundInTheRequestOfTheJournalWithItsSource(Rule rule) {
        emulator.get(target(rule));
        JsonNode entry = control.json("/requests").at("/requests/0");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.get("rule").stringValue()).isEqualTo(rule.wireName());
            assertThat(finding.get("source").stringValue()).isEqualTo(PAGE + source(rule));
            assertThat(finding.get("example").stringValue()).isEqualTo(target(rule));
            assertThat(finding.get("operation")).isEqualTo(entry.get("operation"));
            assertThat(finding.get("first_time")).isEqualTo(entry.get("time"));
            assertThat(strings(finding.get("request_ids")))
                    .containsExactly(entry.get("id").stringValue());
        });
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void isNamedInTheDescriptionOfTheControlApi() throws Exception {
        JsonNode description =
                new YAMLMapper().readTree(new ClassPathResource("control/openapi.yaml").getContentAsByteArray());
        assertThat(strings(description.at("/components/schemas/Finding/properties/rule/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Rule.values()).map(Rule::wireName).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": 500}",
                "{\"status\": 200, \"body\": \"[]\"}",
                "{\"error\": \"APIGW.0308\"}",
                "{\"truncate\": 100}",
                "{\"reset\": true}",
                "{\"delay\": \"1ms\"}"
            })
    void isNoneWhereAClientStoppedAtAPageThatARuleDisturbed(String fault) {
        try {
            emulator.rawGet(target(Rule.STOPPED_EARLY), "X-Emulator-Fault: " + fault);
        } catch (UncheckedIOException e) {
            assertThat(fault).contains("reset");
        }
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/findings", "/requests"})
    void isForgottenWhenFindingsOrJournalAreCleared(String cleared) {
        emulator.get(MISUSED);
        emulator.get(MISUSED);
        assertThat(control.delete(cleared).statusCode()).isEqualTo(204);
        assertThat(findings()).isEmpty();
        emulator.get(MISUSED);
        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.get("count").intValue()).isEqualTo(1));
    }

    @Test
    void isForgottenWhileTheJournalKeepsItsRequests() {
        emulator.get(MISUSED);
        control.delete("/findings");
        assertThat(control.json("/requests").get("total").intValue()).isEqualTo(1);
        control.delete("/requests");
        emulator.get(MISUSED);
        assertThat(findings()).hasSize(1);
    }
}

package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.finding.FindingCalls.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every kind of misuse, found in a request that shows it. */
@EmulatorTest("swr.api.edition=current")
class MisuseTest {

    private static final String PAGE = "https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0035.html, ";
    private static final String TAGS = tags("group", "many");

    private final Emulator emulator;
    private final FindingCalls calls;

    MisuseTest(Emulator emulator) {
        this.emulator = emulator;
        this.calls = new FindingCalls(emulator);
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(tagged("group/many", 120));
    }

    private static String target(Misuse misuse) {
        return switch (misuse) {
            case LIMIT_WITHOUT_OFFSET -> TAGS + "?tag=v1&limit=10";
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

    private static String source(Misuse misuse) {
        return switch (misuse) {
            case LIMIT_WITHOUT_OFFSET -> "URI, query parameters, limit";
            case OFFSET_WITHOUT_LIMIT -> "URI, query parameters, offset";
            case ORDER_COLUMN_WITHOUT_ORDER_TYPE, BAD_ORDER_COLUMN -> "URI, query parameters, order_column";
            case ORDER_TYPE_WITHOUT_ORDER_COLUMN -> "URI, query parameters, order_type";
            case FILTER_OVERRIDES_PARAMETER -> "URI, query parameters, filter";
            case REPEATED_PARAMETER -> "URI, query parameters, each parameter is there once";
            case UNKNOWN_PARAMETER -> "URI, query parameters, no other parameter is listed";
            case SLASH_IN_REPOSITORY -> "URI, path parameters, repository: a slash is replaced by a dollar sign";
            case DOUBLE_SLASH -> "URI, path parameters, URI: it begins with one slash";
            case STOPPED_EARLY -> "Response, header parameters, Content-Range";
            case FIRST_HUNDRED_ONLY -> "URI, query parameters, limit: 100 by default";
        };
    }

    @ParameterizedTest
    @EnumSource
    void isFoundInTheRequestThatTheJournalKnowsAndSaysWhereItIsWritten(Misuse misuse) {
        emulator.get(target(misuse));
        assertThat(calls.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.get("rule").stringValue()).isEqualTo(misuse.rule());
            assertThat(finding.get("source").stringValue()).isEqualTo(PAGE + source(misuse));
            assertThat(texts(finding.get("request_ids")))
                    .containsExactly(emulator.control()
                            .json("/requests")
                            .at("/requests/0/id")
                            .stringValue());
        });
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void isNamedInTheDescriptionOfTheControlApi() throws Exception {
        JsonNode description =
                new YAMLMapper().readTree(new ClassPathResource("control/openapi.yaml").getContentAsByteArray());
        assertThat(texts(description.at("/components/schemas/Finding/properties/rule/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Misuse.values()).map(Misuse::rule).toList());
    }
}

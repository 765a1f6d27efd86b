package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.ControlCalls.delete;
import static io.github.swremulator.control.ControlCalls.get;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The findings about clients that page through a list. */
class TraversalsTest {

    private static final String FINDINGS = "/_emulator/findings";

    private static Emulator emulator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        emulator = Emulator.start(
                new CapturedReplies(folder)
                        .withTags("group", "seventy", 70)
                        .withTags("group", "web$frontend", 120)
                        .setting(),
                "swr.api.edition=current");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clear() {
        assertThat(delete(emulator, FINDINGS).status()).isEqualTo(204);
    }

    private static List<JsonNode> findings() {
        return json(get(emulator, FINDINGS)).get("findings").valueStream().toList();
    }

    private static List<String> rules() {
        return findings().stream()
                .map(finding -> finding.get("rule").stringValue())
                .toList();
    }

    private static String message() {
        assertThat(findings()).hasSize(1);
        return findings().get(0).get("message").stringValue();
    }

    private static String target(String repository, int limit, int offset) {
        return tags("group", repository) + "?limit=" + limit + "&offset=" + offset;
    }

    private static void page(String repository, int limit, int offset, String... headers) {
        emulator.get(target(repository, limit, offset), headers);
    }

    /** Each {@code limit/offset}. */
    private static void pages(String pages) {
        for (String page : pages.split(" ", -1)) {
            String[] parts = page.split("/", -1);
            page("seventy", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private static void disturbed(int offset, String fault) {
        try {
            emulator.rawGet(target("seventy", 10, offset), "X-Emulator-Fault: " + fault);
        } catch (UncheckedIOException e) {
            assertThat(fault).contains("reset");
        }
    }

    @Test
    void tellOfAClientThatStoppedAfterPage1Of7() {
        page("seventy", 10, 0);
        assertThat(rules()).containsExactly("stopped-early");
        assertThat(message()).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "in their order, 10/0 10/10 10/20 10/30 10/40 10/50 10/60",
        "to the empty page, 40/0 40/40 40/80",
        "side by side, 10/0 10/60 10/30 10/10 10/50 10/20 10/40",
        "twice, 10/0 10/0 10/10 10/20 10/20 10/30 10/40 10/50 10/60",
        "but those in the middle, 10/0 10/0 10/20 10/60 10/40 10/30",
        "backwards, 10/60 10/50 10/40 10/30 10/20 10/10 10/0",
        "backwards from where the last page is whole, 20/50 20/30 20/10 10/0",
        "growing, 2/0 2/2 10/4 10/14 10/24 10/34 10/44 10/54 10/64",
        "anew from the first, 10/0 10/10 10/0 10/10 10/20 10/30 10/40 10/50 10/60",
        "anew in other sizes, 40/0 20/40 40/0 40/40",
        "as two at once, 10/0 10/10 10/0 10/20 10/30 10/40 10/50 10/60 10/10 10/20 10/30 10/40 10/50 10/60",
        "as two at once backwards, 10/60 10/50 10/60 10/40 10/30 10/20 10/10 10/0 10/50 10/40 10/30 10/20 10/10 10/0",
        "as three at once, 40/0 40/0 40/0 40/40 40/40 40/40",
    })
    void tellOfNobodyWhoReadAllPages(String how, String pages) {
        pages(pages);
        assertThat(findings()).as(how).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "once, 40/0 40/40",
        "backwards, 40/40 40/0",
        "as two at once, 40/0 40/0 40/40 40/40",
        "anew from the first, 20/0 20/20 20/0 20/20 20/40 20/60",
    })
    void tellOfAClientThatStoppedAfterOthersReadAllPages(String how, String pages) {
        pages(pages);
        pages("10/0");
        assertThat(message()).as(how).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @Test
    void tellOfNobodyOnceAllPagesAreReadWithTheSameCredential() {
        pages("10/0");
        assertThat(rules()).containsExactly("stopped-early");
        pages("40/0 40/40");
        assertThat(findings()).isEmpty();
    }

    @Test
    void tellOfAClientThatTookTheOffsetForTheNumberOfAPage() {
        pages("10/1 10/2 10/3 10/4 10/5 10/6 10/7");
        assertThat(message()).isEqualTo("group/seventy: stopped after page 2 of 7, 17 of 70 tags");
    }

    @Test
    void countNoPagesWhereTheyAreOfSeveralSizes() {
        pages("2/0 2/2 10/4");
        assertThat(message()).isEqualTo("group/seventy: stopped after 14 of 70 tags");
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
    void blameNobodyWhoStopsAtAPageThatARuleDisturbed(String fault) {
        disturbed(0, fault);
        assertThat(findings()).isEmpty();
        pages("10/0 10/10");
        disturbed(20, fault);
        assertThat(findings()).isEmpty();
    }

    @Test
    void tellOfAClientThatStoppedAfterItHadGoneOnFromAFailure() {
        pages("10/0");
        disturbed(10, "{\"status\": 500}");
        pages("10/10");
        assertThat(message()).isEqualTo("group/seventy: stopped after page 2 of 7, 20 of 70 tags");
    }

    @Test
    void tellOfAClientThatBeganAgainAfterAFailureWhereItStoppedThen() {
        pages("10/0 10/10");
        disturbed(20, "{\"status\": 500}");
        pages("10/0");
        assertThat(message()).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @Test
    void tellOfNobodyWhoBeganAgainAfterAFailureAndReadAllPages() {
        pages("10/0 10/10");
        disturbed(20, "{\"status\": 500}");
        pages("10/0 10/10 10/20 10/30 10/40 10/50 10/60");
        assertThat(findings()).isEmpty();
    }

    @Test
    void followEachClientAlone() {
        page("seventy", 40, 0, "X-Auth-Token", "one");
        page("seventy", 40, 0, "X-Auth-Token", "two");
        page("seventy", 40, 40, "X-Auth-Token", "two");
        assertThat(rules()).containsExactly("stopped-early");
        assertThat(findings().get(0).get("count").intValue()).isEqualTo(1);
    }

    @Test
    void tellOfAClientThatTookTheFirstHundredForAll() {
        emulator.get(tags("group", "web$frontend"));
        assertThat(rules()).containsExactly("first-hundred-only");
        assertThat(message()).isEqualTo("group/web/frontend: without limit and offset only 100 of 120 tags are listed");
        page("web$frontend", 100, 100);
        assertThat(findings()).isEmpty();
    }
}

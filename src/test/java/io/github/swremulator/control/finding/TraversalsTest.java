package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.finding.FindingCalls.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings about clients that page through a list. */
@EmulatorTest("swr.api.edition=current")
class TraversalsTest {

    private final Emulator emulator;
    private final FindingCalls calls;

    TraversalsTest(Emulator emulator) {
        this.emulator = emulator;
        this.calls = new FindingCalls(emulator);
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(tagged("group/seventy", 70) + tagged("group/web/frontend", 120));
    }

    private static String target(String repository, int limit, int offset) {
        return tags("group", repository) + "?limit=" + limit + "&offset=" + offset;
    }

    private void page(String repository, int limit, int offset, String... headers) {
        emulator.get(target(repository, limit, offset), headers);
    }

    /** Each {@code limit/offset}. */
    private void pages(String pages) {
        for (String page : pages.split(" ", -1)) {
            String[] parts = page.split("/", -1);
            page("seventy", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private void disturbed(int offset, String fault) {
        try {
            emulator.rawGet(target("seventy", 10, offset), "X-Emulator-Fault: " + fault);
        } catch (UncheckedIOException e) {
            assertThat(fault).contains("reset");
        }
    }

    @Test
    void tellOfAClientThatStoppedAfterPage1Of7() {
        page("seventy", 10, 0);
        assertThat(calls.rules()).containsExactly("stopped-early");
        assertThat(calls.message()).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
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
        "as more at once than are told apart, 40/0 40/0 40/0 40/0 40/0 40/40 40/40 40/40 40/40",
    })
    void tellOfNobodyWhoReadAllPages(String how, String pages) {
        pages(pages);
        assertThat(calls.findings()).as(how).isEmpty();
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
        assertThat(calls.message()).as(how).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @Test
    void tellOfNobodyOnceAllPagesAreReadWithTheSameCredential() {
        pages("10/0");
        assertThat(calls.rules()).containsExactly("stopped-early");
        pages("40/0 40/40");
        assertThat(calls.findings()).isEmpty();
    }

    @Test
    void tellOfAClientThatTookTheOffsetForTheNumberOfAPage() {
        pages("10/1 10/2 10/3 10/4 10/5 10/6 10/7");
        assertThat(calls.message()).isEqualTo("group/seventy: stopped after page 2 of 7, 17 of 70 tags");
    }

    @Test
    void countNoPagesWhereTheyAreOfSeveralSizes() {
        pages("2/0 2/2 10/4");
        assertThat(calls.message()).isEqualTo("group/seventy: stopped after 14 of 70 tags");
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
        assertThat(calls.findings()).isEmpty();
        pages("10/0 10/10");
        disturbed(20, fault);
        assertThat(calls.findings()).isEmpty();
    }

    @Test
    void tellOfAClientThatStoppedAfterItHadGoneOnFromAFailure() {
        pages("10/0");
        disturbed(10, "{\"status\": 500}");
        pages("10/10");
        assertThat(calls.message()).isEqualTo("group/seventy: stopped after page 2 of 7, 20 of 70 tags");
    }

    @Test
    void tellOfAClientThatBeganAgainAfterAFailureWhereItStoppedThen() {
        pages("10/0 10/10");
        disturbed(20, "{\"status\": 500}");
        pages("10/0");
        assertThat(calls.message()).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @Test
    void tellOfNobodyWhoBeganAgainAfterAFailureAndReadAllPages() {
        pages("10/0 10/10");
        disturbed(20, "{\"status\": 500}");
        pages("10/0 10/10 10/20 10/30 10/40 10/50 10/60");
        assertThat(calls.findings()).isEmpty();
    }

    @Test
    void followEachClientAlone() {
        page("seventy", 40, 0, "X-Auth-Token", "one");
        page("seventy", 40, 0, "X-Auth-Token", "two");
        page("seventy", 40, 40, "X-Auth-Token", "two");
        assertThat(calls.rules()).containsExactly("stopped-early");
        assertThat(calls.findings().get(0).get("count").intValue()).isEqualTo(1);
    }

    @Test
    void tellOfAClientThatTookTheFirstHundredForAll() {
        emulator.get(tags("group", "web$frontend"));
        assertThat(calls.rules()).containsExactly("first-hundred-only");
        assertThat(calls.message())
                .isEqualTo("group/web/frontend: without limit and offset only 100 of 120 tags are listed");
        page("web$frontend", 100, 100);
        assertThat(calls.findings()).isEmpty();
    }
}

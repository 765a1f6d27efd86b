package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.swremulator.control.journal.JournalEntry;
import io.github.swremulator.control.journal.RecordedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that page through a list of seventy tags. */
class TraversalTest {

    /** {@code failed}, or {@code limit/offset}, or {@code limit/offset:client}, or {@code limit/offset!} where a rule acted. */
    private static JournalEntry page(String page) {
        if (page.equals("failed")) {
            return request("?limit=10&offset=0").status(500).entry();
        }
        String[] parts = page.split("[/:!]", -1);
        long limit = Long.parseLong(parts[0]);
        long offset = Long.parseLong(parts[1]);
        RecordedRequest request = request("?limit=" + limit + "&offset=" + offset)
                .contentRange(offset + "-" + Math.max(0, Math.min(limit, 70 - offset)) + "/70");
        return (page.contains("!") ? request.rule("a-rule") : page.contains(":") ? request.client(parts[2]) : request)
                .entry();
    }

    private static RecordedRequest request(String query) {
        return RecordedRequest.to(tags("group", "seventy") + query).operation("ListRepositoryTags");
    }

    private static List<Finding> after(String pages) {
        return Findings.in(
                        Stream.of(pages.split(" ", -1)).map(TraversalTest::page).toList())
                .findings();
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
        "after all other pages in parts, 10/60 10/20 45/20 15/5 10/0",
        "anew after a failure, 10/0 10/10 failed 10/0 10/10 10/20 10/30 10/40 10/50 10/60",
        "with the same credential, 10/0 40/0 40/40",
    })
    void ignoreClientsThatReadAllPages(String how, String pages) {
        assertThat(after(pages)).as(how).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "at the first page | 10/0 | page 1 of 7, 10 of 70 tags",
                "after all pages were read | 40/0 40/40 10/0 | page 1 of 7, 10 of 70 tags",
                "after all pages were read backwards | 40/40 40/0 10/0 | page 1 of 7, 10 of 70 tags",
                "after two read all pages at once | 40/0 40/0 40/40 40/40 10/0 | page 1 of 7, 10 of 70 tags",
                "after all were read anew | 20/0 20/20 20/0 20/20 20/40 20/60 10/0 | page 1 of 7, 10 of 70 tags",
                "taking the offset for a page number | 10/1 10/2 10/3 10/4 10/5 10/6 10/7 | page 2 of 7, 17 of 70 tags",
                "with pages of several sizes | 2/0 2/2 10/4 | 14 of 70 tags",
                "after it had gone on from a failure | 10/0 failed 10/10 | page 2 of 7, 20 of 70 tags",
                "where it began again after a failure | 10/0 10/10 failed 10/0 | page 1 of 7, 10 of 70 tags",
                "with one row left | 10/60 45/20 15/5 4/0 | page 1 of 18, 4 of 70 tags",
            })
    void findAClientThatStopped(String how, String pages, String stopped) {
        assertThat(after(pages))
                .as(how)
                .extracting(Finding::rule, Finding::message)
                .containsExactly(tuple("stopped-early", "group/seventy: stopped after " + stopped));
    }

    @ParameterizedTest
    @CsvSource({"failed", "10/0 failed", "10/0 10/10 failed", "10/0!", "10/0 10/10 10/20!"})
    void ignoreClientsThatStoppedAfterAFailureOrAFault(String pages) {
        assertThat(after(pages)).isEmpty();
    }

    @Test
    void distinguishClients() {
        assertThat(after("40/0:one 40/0:two 40/40:two 40/0:three"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(2));
    }

    @Test
    void findAClientThatTookTheFirstHundredForAll() {
        JournalEntry first = request("").contentRange("0-100/120").entry();
        assertThat(Findings.in(List.of(first)).findings())
                .extracting(Finding::rule, Finding::message)
                .containsExactly(tuple(
                        "first-hundred-only",
                        "group/seventy: without limit and offset only 100 of 120 tags are listed"));
        JournalEntry second =
                request("?limit=100&offset=100").contentRange("100-20/120").entry();
        assertThat(Findings.in(List.of(first, second)).findings()).isEmpty();
    }

    @Test
    void ignoreClientsBeyondTheEndOfTheList() {
        JournalEntry beyond = request("?limit=1&offset=9223372036854775807")
                .contentRange("9223372036854775807-0/70")
                .entry();
        assertThat(Findings.in(List.of(beyond)).findings()).isEmpty();
    }
}

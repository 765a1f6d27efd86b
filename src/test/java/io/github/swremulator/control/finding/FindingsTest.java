package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.control.journal.JournalEntry;
import io.github.swremulator.control.journal.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {

    private static final String TAGS = tags("group", "app");
    private static final String V3_TAGS = TAGS.replace("/v2/", "/v3/");
    private static final String REPOS = "/v2/manage/repos";

    private static JournalEntry list(String query) {
        return RecordedRequest.to(TAGS + "?" + query)
                .operation("ListRepositoryTags")
                .entry();
    }

    private static Findings of(Stream<JournalEntry> entries) {
        return Findings.in(entries.toList());
    }

    private static List<Finding> of(JournalEntry... entries) {
        return of(Stream.of(entries)).findings();
    }

    private static List<String> rules(JournalEntry entry) {
        return of(entry).stream().map(Finding::rule).toList();
    }

    private static String message(JournalEntry entry) {
        assertThat(of(entry)).hasSize(1);
        return of(entry).get(0).message();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=10, limit-without-offset",
        "limit=5000, limit-without-offset",
        "filter=limit::10, limit-without-offset",
        "offset=10, offset-without-limit",
        "order_column=tag, order-column-without-order-type",
        "order_type=asc, order-type-without-order-column",
        "order_column=created&order_type=asc, bad-order-column",
        "limit=100&offset=0&filter=limit::90, filter-overrides-parameter",
        "tag=v1&tag=v2, repeated-parameter",
        "per_page=10, unknown-parameter",
    })
    void findWhatIsWrongInAQuery(String query, String rule) {
        assertThat(rules(list(query))).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&",
                "limit=100&offset=0",
                "limit=&offset=",
                "filter=limit::100|offset::0",
                "filter=limit::100&offset=0",
                "limit=100&offset=0&filter=limit::100",
                "tag=v1&tag=v1",
                "order_column=updated_at&order_type=desc",
                "filter=nonsense"
            })
    void areEmptyForAValidQuery(String query) {
        assertThat(of(list(query))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        REPOS + "?limit=5000, ListReposDetails, limit-without-offset, 34",
        REPOS + "?filter=offset::1, ListReposDetails, offset-without-limit, 34",
        REPOS + "?order_column=name, ListReposDetails, order-column-without-order-type, 34",
        "/tags?order_type=asc&limit=1, ListRepositoryTag, order-type-without-order-column, 61",
        REPOS + "?order_column=updated_at&order_type=asc, ListReposDetails, bad-order-column, 34",
        REPOS + "?name=a&filter=name::b, ListReposDetails, filter-overrides-parameter, 34",
        "/v2/manage/namespaces?namespace=a&filter=namespace::b, ListNamespaces, filter-overrides-parameter, 28",
        "/v2/manage/namespaces?limit=1, ListNamespaces, unknown-parameter, 28",
        REPOS + "?name=a&name=b, ListReposDetails, repeated-parameter, 34",
        "/v3/manage/repos?offset=1, ListRepoDetails, unknown-parameter, 126",
        "/tags?offset=0, ListRepositoryTag, unknown-parameter, 61"
    })
    void findWhatIsWrongInTheQueryOfEachList(String target, String operation, String rule, int page) {
        assertThat(of(RecordedRequest.to(target).operation(operation).entry()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.source()).contains("/swr_02_%04d.html, ".formatted(page));
                });
    }

    @ParameterizedTest
    @CsvSource({
        REPOS + "?limit=1&filter=offset::1, ListReposDetails",
        REPOS + "?filter=x, ListReposDetails",
        "/v3/manage/repos?limit=1&marker=7, ListRepoDetails",
        "/tags?limit=1, ListRepositoryTag",
        "/v2/manage/namespaces?filter=mode::visible, ListNamespaces",
        "/v2/manage/overview?limit=1, ShowDomainOverview"
    })
    void areEmptyWhereTheOtherHalfIsSentOrNotNeeded(String target, String operation) {
        assertThat(of(RecordedRequest.to(target).operation(operation).entry())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "page, offset",
        "per_page, limit",
        "Limit, limit",
        "ofset, offset",
        "tag_name, tag",
        "orderColumn, order_column"
    })
    void suggestTheParameterThatMayBeMeant(String sent, String meant) {
        assertThat(message(list(sent + "=1")))
                .isEqualTo("unknown parameter \"" + sent + "\", did you mean \"" + meant + "\"?");
    }

    @Test
    void shortenALongNameWithoutSplittingACharacter() {
        assertThat(message(list("x".repeat(10_000) + "=1"))).hasSizeLessThan(200);
        assertThat(message(list("x".repeat(63) + "%F0%9F%98%80=1"))).contains("\"" + "x".repeat(63) + "…\"");
    }

    @Test
    void sayWhatAFilterOverridesInTheOrderOfTheParameters() {
        assertThat(of(list("tag=a&order_type=asc&order_column=tag&offset=0&limit=1"
                        + "&filter=tag::b|order_type::desc|order_column::updated_at|offset::5|limit::2")))
                .extracting(finding -> finding.message().split("[ :]", -1)[4])
                .containsExactly("limit", "offset", "order_column", "order_type", "tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web/frontend/tags",
                "web%2Ffrontend/tags",
                "web%2ffrontend/tags?limit=1",
                "a/b/c/tags",
                "web/frontend/tags/v1",
                "web%2Ffrontend/tags/v1",
                "web/frontend/retentions/1",
                "web/frontend/sync_repo",
                "web/frontend/v1/accessories"
            })
    void findASlashInTheNameOfARepository(String path) {
        RecordedRequest request = RecordedRequest.to("/v2/manage/namespaces/group/repos/" + path);
        assertThat(rules(request.status(404).entry())).containsExactly("slash-in-repository");
        assertThat(rules(request.entry())).isEmpty();
    }

    @Test
    void findASlashInTheNameOfARepositoryOfV3() {
        JournalEntry entry = RecordedRequest.to(V3_TAGS.replace("app", "web/frontend"))
                .status(404)
                .entry();
        assertThat(rules(entry)).containsExactly("slash-in-repository");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/group/repos/app/tags/v1",
                "/v2/manage/namespaces/group/repos/app/tags/",
                "/v2/manage/namespaces/group/repos//tags",
                "/v2/manage/namespaces/group/repos/app",
                "/v2/manage/namespaces/group/repos/app/tag",
                "/v2/manage/namespaces/group/repos/app/tags;x",
                "/v2/manage/namespaces/group/repos/app//tags",
                "/v2/manage/namespaces/group/repos/app/tags/v1%2Fx",
                "/v2/manage/namespaces/group/repos/app/access",
                "/v2/manage/namespaces/group/repos/app/permissions",
                "/v2/manage/namespaces/group/repos/app/accessories",
                "/v2/manage/namespaces/group/repos/app/references",
                "/v2/manage/namespaces/group/repos/app/v1/accessories",
                "/v2/manage/namespaces/group/repos/app/v1/references",
                "/v2/manage/namespaces/group/repos/app/autosync/job_info",
                "/v2/manage/namespaces/group/repos/app/retentions",
                "/v2/manage/namespaces/group/repos/app/retentions/1",
                "/v2/manage/namespaces/group/repos/app/retentions/tags",
                "/v2/manage/namespaces/group/repos/app/sync_images",
                "/v2/manage/namespaces/group/repos/app/sync_job",
                "/v2/manage/namespaces/group/repos/app/sync_repo",
                "/v2/manage/namespaces/group/repos/app/triggers/t",
                "/v3/manage/namespaces/group/repos/app/tags",
                "/nowhere"
            })
    void areEmptyWhereAPathIsUnknownForAnotherReason(String target) {
        assertThat(of(RecordedRequest.to(target).status(404).entry())).isEmpty();
    }

    @Test
    void countTheRequestsThatDoTheSame() {
        List<JournalEntry> entries =
                IntStream.rangeClosed(1, 12).mapToObj(n -> list("limit=" + n)).toList();
        assertThat(of(entries.stream()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("limit-without-offset");
            assertThat(finding.count()).isEqualTo(12);
            assertThat(finding.requestIds())
                    .containsExactlyElementsOf(
                            entries.stream().limit(10).map(JournalEntry::id).toList());
            assertThat(finding.example()).isEqualTo(TAGS + "?limit=1");
        });
    }

    @Test
    void showTwoHundredOfARuleAndCountTheOthers() {
        Findings findings = of(Stream.concat(
                IntStream.range(0, 300).mapToObj(n -> list("unknown" + n + "=1")),
                Stream.of(list("unknown0=2"), list("limit=1"))));
        assertThat(findings.total())
                .isEqualTo(201)
                .isEqualTo(findings.findings().size());
        assertThat(findings.findings().get(0).count()).isEqualTo(2);
        assertThat(findings.findings().get(200).rule()).isEqualTo("limit-without-offset");
        assertThat(findings.dropped()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void takeLittleTimeInAFullJournal(int clients) {
        List<JournalEntry> entries = IntStream.range(0, 10_000)
                .mapToObj(n -> RecordedRequest.to(TAGS + "?limit=10&offset=" + n * 10L)
                        .operation("ListRepositoryTags")
                        .client("client " + n % clients)
                        .contentRange(n * 10L + "-5/1000000")
                        .entry())
                .toList();
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Findings.in(entries).total()).isEqualTo(1));
    }
}

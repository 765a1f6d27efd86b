package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.finding.FindingCalls.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@EmulatorTest("swr.api.edition=current")
class FindingsTest {

    private static final String SEVENTY = tags("group", "seventy");

    private final Emulator emulator;
    private final FindingCalls calls;

    FindingsTest(Emulator emulator) {
        this.emulator = emulator;
        this.calls = new FindingCalls(emulator);
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(tagged("group/seventy", 70));
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
    void tellWhatIsWrongInAQuery(String query, String rule) {
        String id = emulator.get(SEVENTY + "?" + query)
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
        assertThat(calls.rules()).containsExactly(rule);
        JsonNode finding = calls.findings().get(0);
        assertThat(finding.get("request_ids").get(0).stringValue()).isEqualTo(id);
        assertThat(finding.get("operation").stringValue()).isEqualTo("ListRepositoryTags");
        assertThat(finding.get("example").stringValue()).isEqualTo(SEVENTY + "?" + query);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/manage/repos?limit=5000, limit-without-offset, 34",
        "/v2/manage/repos?filter=offset::1, offset-without-limit, 34",
        "/v2/manage/repos?order_column=name, order-column-without-order-type, 34",
        "/v3/manage/namespaces/group/repos/seventy/tags?order_type=asc&limit=1, order-type-without-order-column, 61"
    })
    void tellOfAHalfOfAPairInEachList(String target, String rule, String page) {
        assertThat(emulator.get(target).statusCode()).isEqualTo(200);
        assertThat(calls.rules()).containsExactly(rule);
        assertThat(calls.findings().get(0).get("source").stringValue()).contains("/swr_02_00" + page + ".html, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/repos?limit=1&filter=offset::1",
                "/v2/manage/repos?filter=x",
                "/v3/manage/repos?limit=1",
                "/v3/manage/namespaces/group/repos/seventy/tags?limit=1",
                "/v2/manage/namespaces?limit=1"
            })
    void areNoneWhereTheOtherHalfIsThereOrNotNeeded(String target) {
        emulator.get(target);
        assertThat(calls.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?&&",
                "?limit=100&offset=0",
                "?limit=&offset=",
                "?filter=limit::100|offset::0",
                "?filter=limit::100&offset=0",
                "?limit=100&offset=0&filter=limit::100",
                "?tag=v1&tag=v1",
                "?order_column=updated_at&order_type=desc",
                "?filter=nonsense"
            })
    void areNoneWhenTheQueryIsRight(String query) {
        emulator.rawGet(SEVENTY + query);
        assertThat(calls.findings()).isEmpty();
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
    void sayWhichParameterMayBeMeant(String sent, String meant) {
        emulator.get(SEVENTY + "?" + sent + "=1");
        assertThat(calls.message()).contains("\"" + sent + "\"").endsWith("did you mean " + meant + "?");
    }

    @Test
    void sayBackOnlyAPartOfALongName() {
        emulator.get(SEVENTY + "?" + "x".repeat(10_000) + "=1");
        assertThat(emulator.control().get("/findings").body().length()).isLessThan(2_000);
    }

    @Test
    void splitNoCharacterOfALongName() {
        emulator.get(SEVENTY + "?" + "x".repeat(63) + "%F0%9F%98%80=1");
        assertThat(calls.message()).contains("\"" + "x".repeat(63) + "…\"");
    }

    @Test
    void areForgottenWhenTheyAreDeleted() {
        emulator.get(SEVENTY + "?limit=10");
        assertThat(calls.findings()).hasSize(1);
        assertThat(emulator.control().delete("/findings").statusCode()).isEqualTo(204);
        assertThat(calls.findings()).isEmpty();
    }

    @Test
    void countTheRequestsThatDoTheSame() {
        for (int call = 0; call < 12; call++) {
            emulator.get(SEVENTY + "?limit=" + (call + 1));
        }
        JsonNode finding = calls.findings().get(0);
        assertThat(calls.rules()).containsExactly("limit-without-offset");
        assertThat(finding.get("count").intValue()).isEqualTo(12);
        assertThat(finding.get("request_ids")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/group/repos/web/frontend/tags",
                "/v2/manage/namespaces/group/repos/web%2Ffrontend/tags",
                "/v2/manage/namespaces/group/repos/web%2ffrontend/tags?limit=1",
                "/v2/manage/namespaces/group/repos/a/b/c/tags",
                "/v2/manage/namespaces/group/repos/web/frontend/tags/v1",
                "/v2/manage/namespaces/group/repos/web%2Ffrontend/tags/v1",
                "/v2/manage/namespaces/group/repos/web/frontend/retentions/1",
                "/v2/manage/namespaces/group/repos/web/frontend/sync_repo",
                "/v2/manage/namespaces/group/repos/web/frontend/v1/accessories",
                "/v3/manage/namespaces/group/repos/web/frontend/tags"
            })
    void tellOfASlashInTheName(String target) {
        emulator.rawGet(target);
        assertThat(calls.rules()).containsExactly("slash-in-repository");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/manage/namespaces/group/repos/seventy/tags/v1",
                "/v2/manage/namespaces/group/repos/seventy/tags/",
                "/v2/manage/namespaces/group/repos//tags",
                "/v2/manage/namespaces/group/repos/seventy",
                "/v2/manage/namespaces/group/repos/seventy/tag",
                "/v2/manage/namespaces/group/repos/seventy/tags;x",
                "/v2/manage/namespaces/group/repos/seventy//tags",
                "/v2/manage/namespaces/group/repos/seventy/tags/v1%2Fx",
                "/v2/manage/namespaces/group/repos/seventy/access",
                "/v2/manage/namespaces/group/repos/seventy/permissions",
                "/v2/manage/namespaces/group/repos/seventy/accessories",
                "/v2/manage/namespaces/group/repos/seventy/references",
                "/v2/manage/namespaces/group/repos/seventy/v1/accessories",
                "/v2/manage/namespaces/group/repos/seventy/v1/references",
                "/v2/manage/namespaces/group/repos/seventy/autosync/job_info",
                "/v2/manage/namespaces/group/repos/seventy/retentions",
                "/v2/manage/namespaces/group/repos/seventy/retentions/1",
                "/v2/manage/namespaces/group/repos/seventy/retentions/tags",
                "/v2/manage/namespaces/group/repos/seventy/sync_images",
                "/v2/manage/namespaces/group/repos/seventy/sync_job",
                "/v2/manage/namespaces/group/repos/seventy/sync_repo",
                "/v2/manage/namespaces/group/repos/seventy/triggers/t",
                "/v3/manage/namespaces/group/repos/seventy/tags",
                "/nowhere"
            })
    void tellOfNoSlashWhereThePathIsUnknownForAnotherReason(String target) {
        emulator.rawGet(target);
        assertThat(calls.findings()).isEmpty();
    }
}

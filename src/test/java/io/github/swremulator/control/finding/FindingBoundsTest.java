package io.github.swremulator.control.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.control.call.Call;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingBoundsTest {

    private static final Evidence EVIDENCE =
            Evidence.of(new Call("id", "GET", "/path", "/path", null, null, null, null, null), Instant.EPOCH);

    @Test
    void countWhatThereIsNoRoomFor() {
        Findings findings = new Findings();
        for (int n = 0; n < 300; n++) {
            findings.add(List.of(new Sighting(Misuse.UNKNOWN_PARAMETER, "message " + n)), EVIDENCE);
        }
        findings.add(List.of(new Sighting(Misuse.UNKNOWN_PARAMETER, "message 0")), EVIDENCE);
        FindingTable table = findings.table();
        assertThat(table.list()).hasSize(200);
        assertThat(table.list().get(0).count()).isEqualTo(2);
        assertThat(table.dropped()).isEqualTo(100);
    }

    @Test
    void keepRoomForEachRule() {
        Findings findings = new Findings();
        for (int n = 0; n < 1_000; n++) {
            findings.add(List.of(new Sighting(Misuse.UNKNOWN_PARAMETER, "message " + n)), EVIDENCE);
        }
        findings.add(List.of(new Sighting(Misuse.LIMIT_WITHOUT_OFFSET, "message")), EVIDENCE);
        assertThat(findings.table().list())
                .extracting(Finding::rule)
                .contains("unknown-parameter", "limit-without-offset");
    }

    @Test
    void tellAlsoOfTheClientsThatAreNotFollowedAnyMore() {
        Findings findings = new Findings();
        for (int n = 0; n < 20_000; n++) {
            findings.add(
                    new Traversal.Key("client " + n, "group/app", null, null, null),
                    new Traversal("group/app", 10, new ContentRange(0, 10, 70), EVIDENCE));
        }
        assertThat(findings.table().list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(20_000));
    }
}

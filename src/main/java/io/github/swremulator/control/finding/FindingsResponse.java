package io.github.swremulator.control.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What clients do wrong: {@code {"findings":[…],"total":3,"dropped":0}}.
 *
 * @param dropped how many more there was no room for
 */
record FindingsResponse(
        @JsonProperty("findings") List<Finding> findings,
        @JsonProperty("total") int total,
        @JsonProperty("dropped") long dropped) {

    static FindingsResponse of(FindingTable table) {
        List<Finding> findings = table.list();
        return new FindingsResponse(findings, findings.size(), table.dropped());
    }
}

package io.github.swremulator.control.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings by what they say, as many as there is room for. */
final class FindingTable {

    private static final int MAX = 1_000;

    private final Map<Sighting, Evidence> findings;
    private long dropped;

    FindingTable() {
        this.findings = new LinkedHashMap<>();
    }

    FindingTable(FindingTable other) {
        this.findings = new LinkedHashMap<>(other.findings);
        this.dropped = other.dropped;
    }

    void add(Sighting sighting, Evidence evidence) {
        if (findings.size() < MAX || findings.containsKey(sighting)) {
            findings.merge(sighting, evidence, Evidence::and);
        } else {
            dropped++;
        }
    }

    List<Finding> list() {
        return findings.entrySet().stream()
                .map(finding -> Finding.of(finding.getKey(), finding.getValue()))
                .toList();
    }

    /** How many there was no room for. */
    long dropped() {
        return dropped;
    }
}

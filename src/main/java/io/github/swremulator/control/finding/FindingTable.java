package io.github.swremulator.control.finding;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings by what they say. Each rule has room of its own, so that none crowds out another. */
final class FindingTable {

    private static final int MAX_OF_A_RULE = 200;

    private final Map<Sighting, Evidence> findings;
    private final Map<Misuse, Integer> sizes;
    private long dropped;

    FindingTable() {
        this.findings = new LinkedHashMap<>();
        this.sizes = new EnumMap<>(Misuse.class);
    }

    FindingTable(FindingTable other) {
        this.findings = new LinkedHashMap<>(other.findings);
        this.sizes = new EnumMap<>(other.sizes);
        this.dropped = other.dropped;
    }

    void add(Sighting sighting, Evidence evidence) {
        if (findings.containsKey(sighting)) {
            findings.merge(sighting, evidence, Evidence::and);
        } else if (sizes.getOrDefault(sighting.misuse(), 0) < MAX_OF_A_RULE) {
            findings.put(sighting, evidence);
            sizes.merge(sighting.misuse(), 1, Integer::sum);
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

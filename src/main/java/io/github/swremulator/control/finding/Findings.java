package io.github.swremulator.control.finding;

import java.util.List;

/** Gathers the misuse that requests of a session show, in bounded memory. */
class Findings {

    private FindingTable findings = new FindingTable();
    private final Traversals traversals = new Traversals(this::stopped);

    synchronized void add(List<Sighting> sightings, Evidence evidence) {
        sightings.forEach(sighting -> findings.add(sighting, evidence));
    }

    synchronized void add(Traversal.Key key, Traversal page) {
        traversals.add(key, page);
    }

    synchronized void excuse(Traversal.Key key) {
        traversals.excuse(key);
    }

    private void stopped(Traversal traversal) {
        findings.add(traversal.stoppedEarly(), traversal.evidence());
    }

    /** What is known, and who has not come to a last page by now. */
    synchronized FindingTable table() {
        FindingTable table = new FindingTable(findings);
        traversals.forEachStopped(traversal -> table.add(traversal.stoppedEarly(), traversal.evidence()));
        return table;
    }

    /** Forgets everything. */
    synchronized void clear() {
        findings = new FindingTable();
        traversals.clear();
    }
}

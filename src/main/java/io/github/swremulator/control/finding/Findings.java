package io.github.swremulator.control.finding;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gathers the misuse that requests show, in bounded memory. */
@Component
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

    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.REQUESTS)) {
            clear();
        }
    }
}

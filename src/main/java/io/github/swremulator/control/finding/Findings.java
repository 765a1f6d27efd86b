package io.github.swremulator.control.finding;

import io.github.swremulator.control.finding.Misuse.Rule;
import io.github.swremulator.control.journal.JournalEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The misuse in a journal: {@code {"findings":[…],"total":3,"dropped":0}}.
 *
 * @param total number of findings
 * @param dropped number of findings beyond the 200 that are shown of a rule
 */
record Findings(List<Finding> findings, int total, int dropped) {

    /** Of each rule, so that one cannot crowd out the others. */
    private static final int MAX_OF_A_RULE = 200;

    /** Finds the misuse in the entries of a journal, in the order in which it was first seen. */
    static Findings in(List<JournalEntry> entries) {
        Map<Misuse, List<JournalEntry>> found = new LinkedHashMap<>();
        Map<Traversal.Key, Traversal> traversals = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            ListQuery query = ListQuery.of(entry);
            for (Misuse misuse : check(entry, query)) {
                found.computeIfAbsent(misuse, first -> new ArrayList<>()).add(entry);
            }
            if ("ListRepositoryTags".equals(entry.operation())) {
                traversals
                        .computeIfAbsent(Traversal.Key.of(entry, query), first -> new Traversal())
                        .add(entry, query);
            }
        }
        traversals
                .values()
                .forEach(traversal -> traversal
                        .stoppedEarly()
                        .ifPresent(misuse -> found.computeIfAbsent(misuse, first -> new ArrayList<>())
                                .addAll(traversal.requests())));
        return of(found);
    }

    private static List<Misuse> check(JournalEntry entry, ListQuery query) {
        List<Misuse> found = new ArrayList<>();
        if (PathChecks.hasDoubleSlash(entry)) {
            found.add(PathChecks.DOUBLE_SLASH);
        }
        if (PathChecks.hasSlashInRepository(entry)) {
            found.add(PathChecks.SLASH_IN_REPOSITORY);
        } else {
            found.addAll(QueryChecks.check(entry, query));
        }
        return found;
    }

    private static Findings of(Map<Misuse, List<JournalEntry>> found) {
        Map<Rule, Integer> sizes = new EnumMap<>(Rule.class);
        List<Finding> shown = new ArrayList<>();
        found.forEach((misuse, requests) -> {
            if (sizes.merge(misuse.rule(), 1, Integer::sum) <= MAX_OF_A_RULE) {
                shown.add(Finding.of(misuse, requests));
            }
        });
        return new Findings(shown, shown.size(), found.size() - shown.size());
    }
}

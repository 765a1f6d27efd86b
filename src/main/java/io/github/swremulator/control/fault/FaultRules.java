package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** The rules of a session, in their order. The list is never modified but replaced, so that a call sees one version of it. */
final class FaultRules {

    private final FaultSettings settings;
    private final List<FaultRule> initial;
    private volatile List<ActiveFault> active = List.of();
    private volatile CountDownLatch endOfSingleCalls = new CountDownLatch(1);
    private long lastNumber;

    /**
     * Creates the rules of a new session.
     *
     * @param initial the rules at first and after a reset
     * @throws RefusedException when there are too many
     */
    FaultRules(FaultSettings settings, List<FaultRule> initial) {
        this.settings = settings;
        this.initial = initial;
        replace(initial);
    }

    List<ActiveFault> active() {
        return active;
    }

    /** Replaces all rules, and assigns ids from {@code rule-1} again. */
    synchronized void replace(List<FaultRule> rules) {
        change(List.of(), rules, 0);
    }

    /** Adds rules after the others. */
    synchronized void add(List<FaultRule> rules) {
        change(active, rules, lastNumber);
    }

    private void change(List<ActiveFault> kept, List<FaultRule> added, long from) {
        if (kept.size() + added.size() > settings.maxRules()) {
            throw new RefusedException(
                    "expected at most " + settings.maxRules() + " rules (swr.control.faults.max-rules)");
        }
        Set<String> ids = ids(kept, added);
        lastNumber = from;
        List<ActiveFault> all = new ArrayList<>(kept);
        for (FaultRule rule : added) {
            all.add(activate(rule.id() == null ? unusedId(ids) : rule.id(), rule, new CountDownLatch(1)));
        }
        show(List.copyOf(all));
    }

    private static Set<String> ids(List<ActiveFault> kept, List<FaultRule> added) {
        Set<String> ids = new HashSet<>();
        Stream.concat(kept.stream().map(ActiveFault::id), added.stream().map(FaultRule::id))
                .filter(id -> id != null && !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new RefusedException(HttpStatus.CONFLICT, "id: rule " + id + " exists already");
                });
        return ids;
    }

    private String unusedId(Set<String> ids) {
        String id;
        do {
            id = "rule-" + ++lastNumber;
        } while (!ids.add(id));
        return id;
    }

    private ActiveFault activate(String id, FaultRule rule, CountDownLatch end) {
        return new ActiveFault(id, rule, settings.maxCredentials(), end);
    }

    private void show(List<ActiveFault> next) {
        List<ActiveFault> before = active;
        active = next;
        before.stream().filter(fault -> !next.contains(fault)).forEach(ActiveFault::end);
    }

    /** Returns a rule for a single call, which is not in the list, and ends with the next reset. */
    ActiveFault ofSingleCall(String id, FaultRule rule) {
        return activate(id, rule, endOfSingleCalls);
    }

    /** Returns to the initial rules. */
    synchronized void reset() {
        replace(initial);
        endOfSingleCalls.countDown();
        endOfSingleCalls = new CountDownLatch(1);
    }

    /** Ends all rules, and the delays of the calls that they hold. */
    synchronized void end() {
        endOfSingleCalls.countDown();
        active.forEach(ActiveFault::end);
    }

    /** Returns false if there is no such rule. */
    synchronized boolean remove(String id) {
        List<ActiveFault> left =
                active.stream().filter(fault -> !fault.id().equals(id)).toList();
        boolean isFound = left.size() < active.size();
        show(left);
        return isFound;
    }
}

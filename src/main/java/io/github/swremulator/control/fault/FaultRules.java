package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** The rules at work in a session, in their order. A list is never changed, only replaced, so that a call meets one of them. */
final class FaultRules {

    private final FaultSettings settings;
    private final List<CheckedRule> start;
    private volatile List<ActiveFault> active = List.of();
    private volatile CountDownLatch endOfOneCalls = new CountDownLatch(1);
    private long named;

    /**
     * @param start the rules that there are from the start
     * @throws RefusedException when they are too many
     */
    FaultRules(FaultSettings settings, List<CheckedRule> start) {
        this.settings = settings;
        this.start = start;
        replace(start);
    }

    List<ActiveFault> active() {
        return active;
    }

    /** Puts rules in place of all that there are, and gives names out from the first again. */
    synchronized void replace(List<CheckedRule> rules) {
        change(List.of(), rules, 0);
    }

    /** Puts rules behind those that there are. */
    synchronized void add(List<CheckedRule> rules) {
        change(active, rules, named);
    }

    private void change(List<ActiveFault> kept, List<CheckedRule> added, long lastNamed) {
        if (kept.size() + added.size() > settings.maxRules()) {
            throw new RefusedException(
                    "no more than " + settings.maxRules() + " rules were expected (swr.control.faults.max-rules)");
        }
        Set<String> ids = ids(kept, added);
        named = lastNamed;
        List<ActiveFault> all = new ArrayList<>(kept);
        for (CheckedRule checked : added) {
            String given = checked.rule().id();
            all.add(active(given == null ? unused(ids) : given, checked, new CountDownLatch(1)));
        }
        become(List.copyOf(all));
    }

    private static Set<String> ids(List<ActiveFault> kept, List<CheckedRule> added) {
        Set<String> ids = new HashSet<>();
        Stream.concat(
                        kept.stream().map(ActiveFault::id),
                        added.stream().map(checked -> checked.rule().id()))
                .filter(id -> id != null && !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new RefusedException(HttpStatus.CONFLICT, "id: there is a rule " + id + " already");
                });
        return ids;
    }

    private String unused(Set<String> ids) {
        String id;
        do {
            id = "rule-" + ++named;
        } while (!ids.add(id));
        return id;
    }

    private ActiveFault active(String id, CheckedRule checked, CountDownLatch end) {
        return new ActiveFault(id, checked, settings.maxCredentials(), end);
    }

    private void become(List<ActiveFault> next) {
        List<ActiveFault> before = active;
        active = next;
        before.stream().filter(fault -> !next.contains(fault)).forEach(ActiveFault::end);
    }

    /** A rule for one call, which is none of those that are kept, and ends with the test that made the call. */
    ActiveFault ofOneCall(String id, CheckedRule checked) {
        return active(id, checked, endOfOneCalls);
    }

    /** The rules of the start again. */
    synchronized void goBack() {
        replace(start);
        endOfOneCalls.countDown();
        endOfOneCalls = new CountDownLatch(1);
    }

    /** Lets go whom they hold back. */
    synchronized void end() {
        endOfOneCalls.countDown();
        active.forEach(ActiveFault::end);
    }

    void removeAll() {
        replace(List.of());
    }

    /** Whether there was one of that id. */
    synchronized boolean remove(String id) {
        List<ActiveFault> left =
                active.stream().filter(fault -> !fault.id().equals(id)).toList();
        boolean wasThere = left.size() < active.size();
        become(left);
        return wasThere;
    }
}

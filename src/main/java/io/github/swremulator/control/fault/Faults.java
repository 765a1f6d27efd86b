package io.github.swremulator.control.fault;

import io.github.swremulator.control.json.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The rules at work, in their order. A list is never changed, only replaced, so that a call meets one of them. */
@Component
class Faults {

    private final Actions actions;
    private final FaultSettings settings;
    private final List<FaultRule> start;
    private volatile List<ActiveFault> active = List.of();
    private long named;

    Faults(Actions actions, FaultSettings settings, StartingFaults start) {
        this.actions = actions;
        this.settings = settings;
        this.start = start.faults().stream()
                .flatMap(profile -> FaultReader.read(profile.rules()).stream())
                .toList();
        replace(this.start);
    }

    List<ActiveFault> active() {
        return active;
    }

    /** Puts rules in place of all that there are. */
    void replace(List<FaultRule> rules) {
        change(rules, old -> List.of());
    }

    /** Puts rules behind those that there are. */
    void add(List<FaultRule> rules) {
        change(rules, old -> old);
    }

    private synchronized void change(List<FaultRule> rules, UnaryOperator<List<ActiveFault>> kept) {
        List<ActiveFault> all = new ArrayList<>(kept.apply(active));
        if (all.size() + rules.size() > settings.maxRules()) {
            throw new RefusedException(
                    "no more than " + settings.maxRules() + " rules were expected (swr.control.faults.max-rules)");
        }
        Set<String> ids = new HashSet<>();
        Stream.concat(all.stream().map(ActiveFault::id), rules.stream().map(FaultRule::id))
                .filter(id -> id != null && !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new RefusedException(HttpStatus.CONFLICT, "id: there is a rule " + id + " already");
                });
        for (int i = 0; i < rules.size(); i++) {
            all.add(active(rules.get(i), rules.size() == 1 ? "then." : "[" + i + "].then.", ids));
        }
        active = List.copyOf(all);
    }

    private ActiveFault active(FaultRule rule, String where, Set<String> ids) {
        String given = rule.id();
        return of(given == null ? unused(ids) : given, rule, where);
    }

    private String unused(Set<String> ids) {
        String id;
        do {
            id = "rule-" + ++named;
        } while (!ids.add(id));
        return id;
    }

    /** A rule for one call, which is none of those that are kept. */
    ActiveFault ofOneCall(String id, Then then) {
        if (then.throttle() != null) {
            throw new RefusedException("throttle: another action was expected, since one call is never too many");
        }
        return of(id, new FaultRule(null, null, null, then), "");
    }

    private ActiveFault of(String id, FaultRule rule, String where) {
        try {
            return new ActiveFault(id, rule, actions.of(rule.then()), settings.maxCredentials());
        } catch (RefusedException e) {
            throw new RefusedException(where + e.detail());
        }
    }

    /** The rules of the start again. */
    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.FAULTS)) {
            replace(start);
        }
    }

    synchronized void removeAll() {
        active = List.of();
    }

    /** Whether there was one of that id. */
    synchronized boolean remove(String id) {
        List<ActiveFault> left =
                active.stream().filter(fault -> !fault.id().equals(id)).toList();
        boolean wasThere = left.size() < active.size();
        active = left;
        return wasThere;
    }
}

package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.settings.SettingValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The rules of all sessions. Each session begins with those of the settings. */
@Component
class Faults {

    private final Settings settings;
    private final List<FaultRule> initial;
    private final PerSession<Rules> rules;

    /**
     * Limits of fault rules.
     *
     * @param maxRules the largest number of rules of a session
     * @param maxDelay the longest delay of a reply
     * @param maxHeld the largest number of replies that are delayed at the same time; each occupies one of the
     *     {@code server.tomcat.threads.max} threads of the server
     * @param maxBody the largest body that a rule answers with, in UTF-8
     * @param maxCredentials for how many credentials a rule counts separately; the one not seen for longest is forgotten first
     */
    @ConfigurationProperties("swr.control.faults")
    record Settings(
            @DefaultValue("1000") int maxRules,
            @DefaultValue("60s") Duration maxDelay,
            @DefaultValue("150") int maxHeld,
            @DefaultValue("64KB") DataSize maxBody,
            @DefaultValue("10000") int maxCredentials) {

        Settings {
            SettingValue.requireAtLeast(1, "swr.control.faults.max-rules", maxRules);
            SettingValue.requireAtLeast(1, "swr.control.faults.max-held", maxHeld);
            SettingValue.requireAtLeast(1, "swr.control.faults.max-credentials", maxCredentials);
        }
    }

    /**
     * What fails from the start.
     *
     * @param faults the profiles whose rules are in force: {@code throttled}, {@code flaky-gateway}, {@code slow},
     *     {@code auth-expiring}, {@code moving-pages}, separated by commas
     */
    @ConfigurationProperties("swr")
    record Initial(@DefaultValue Set<FaultProfile> faults) {}

    Faults(FaultReader reader, Settings settings, Initial initial, PerSession.Memories memories) {
        this.settings = settings;
        try {
            this.initial = initial.faults().stream()
                    .flatMap(profile -> reader.read(profile).stream())
                    .toList();
            this.rules = new PerSession<>(memories, Rules::new, Rules::end);
            // Fails now if there are too many.
            rules.get();
        } catch (RefusedException | InvalidDocumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.faults",
                    initial.faults(),
                    e instanceof RefusedException refused ? refused.detail() : String.valueOf(e.getMessage()));
        }
    }

    /** The rules of the session of the current call. */
    Rules current() {
        return rules.get();
    }

    @EventListener
    void reset(EmulatorReset reset) {
        if (reset.isOf(Part.FAULTS)) {
            current().reset();
        }
    }

    /** Published before the web server begins to stop, so that delayed calls are answered in the time that this takes. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        rules.forEach(Rules::end);
    }

    /** The rules of a session, in their order. The list is never modified but replaced, so that a call sees one version of it. */
    final class Rules {

        private volatile List<ActiveFault> active = List.of();
        private volatile CountDownLatch endOfSingleCalls = new CountDownLatch(1);
        private long lastNumber;

        /** @throws RefusedException when there are too many initial rules */
        private Rules() {
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
}

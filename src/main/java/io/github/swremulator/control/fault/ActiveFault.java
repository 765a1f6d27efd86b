package io.github.swremulator.control.fault;

import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.fault.FaultRule.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A rule in force, with its counters. */
final class ActiveFault {

    private final String id;
    private final FaultRule rule;
    private final CountDownLatch end;
    private final Map<String, Client> clients;
    private long matched;
    private long decided;

    /** What is counted separately for each credential. */
    private static final class Client {

        private final Throttle.@Nullable Bucket bucket;
        private long matched;

        Client(@Nullable Throttle throttle) {
            this.bucket = throttle == null ? null : throttle.bucket();
        }
    }

    /**
     * Puts a rule in force.
     *
     * @param maxClients for how many credentials it counts separately; the one not seen for longest is forgotten first
     * @param end counted down when the rule ends, after which it does nothing more, not even to the calls that it delays
     */
    ActiveFault(String id, FaultRule rule, int maxClients, CountDownLatch end) {
        this.id = id;
        this.rule = rule;
        this.end = end;
        this.clients = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Client> eldest) {
                return size() > maxClients;
            }
        };
    }

    String id() {
        return id;
    }

    Then then() {
        return rule.then();
    }

    boolean isActive() {
        return end.getCount() > 0;
    }

    /** Ends the rule, and the delays of the calls that it holds. */
    void end() {
        end.countDown();
    }

    /** Waits until the rule ends, and returns false when the time was over first. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Decides whether the rule acts on a call, and counts it.
     *
     * @return the number of calls on which it has acted, including this one, or 0 if it does not act
     */
    long decide(Call call, Instant now) {
        return isActive() && rule.matches(call) ? count(call, now) : 0;
    }

    private synchronized long count(Call call, Instant now) {
        matched++;
        boolean isCounted = rule.isPerCredential() || then().throttle() != null;
        String credential = isCounted && call.credential() != null ? call.credential() : "";
        Client client = clients.computeIfAbsent(credential, unseen -> new Client(then().throttle()));
        client.matched++;
        boolean holds = rule.holds(rule.isPerCredential() ? client.matched : matched);
        return holds && (client.bucket == null || !client.bucket.take(now)) ? ++decided : 0;
    }

    synchronized FaultRule counted() {
        return rule.inForce(id, matched, decided);
    }
}

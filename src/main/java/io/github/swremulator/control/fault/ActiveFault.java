package io.github.swremulator.control.fault;

import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.fault.FaultRule.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A rule in force, with its counters. */
final class ActiveFault {

    /** The key of calls without a credential, and of all calls where they are not counted per credential. */
    private static final String NONE = "";

    private final String id;
    private final FaultRule rule;
    private final CountDownLatch end;
    private final Map<String, Long> calls;
    private final Map<String, Throttle.Bucket> buckets;
    private long matched;
    private long decided;

    /** A map that forgets the key that was not used for longest when it is full. */
    private static final class LeastRecentlyUsed<V> extends LinkedHashMap<String, V> {

        private final int maxSize;

        LeastRecentlyUsed(int maxSize) {
            super(16, 0.75f, true);
            this.maxSize = maxSize;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > maxSize;
        }
    }

    /** @param end counted down when the rule ends, after which it does nothing more, not even to the calls that it delays */
    ActiveFault(String id, FaultRule rule, int maxCredentials, CountDownLatch end) {
        this.id = id;
        this.rule = rule;
        this.end = end;
        this.calls = new LeastRecentlyUsed<>(maxCredentials);
        this.buckets = new LeastRecentlyUsed<>(maxCredentials);
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
        String credential = Objects.requireNonNullElse(call.credential(), NONE);
        boolean isPerCredential = rule.when() != null && rule.when().per() != null;
        long n = calls.merge(isPerCredential ? credential : NONE, 1L, Long::sum);
        return rule.holds(n) && !isWithinRate(credential, now) ? ++decided : 0;
    }

    private boolean isWithinRate(String credential, Instant now) {
        Throttle throttle = then().throttle();
        return throttle != null
                && buckets.computeIfAbsent(credential, unseen -> throttle.bucket())
                        .take(now);
    }

    synchronized FaultRule counted() {
        return rule.inForce(id, matched, decided);
    }
}

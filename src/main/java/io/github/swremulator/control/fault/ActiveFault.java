package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A rule at work, with what it has counted. */
final class ActiveFault {

    private final String id;
    private final FaultRule rule;
    private final Match match;
    private final When when;
    private final @Nullable Action action;
    private final CountDownLatch end;
    private final PerCredential<Counter> calls;
    private final @Nullable PerCredential<TokenBucket> buckets;
    private long matched;
    private long decided;

    private static final class Counter {

        private long count;

        long next() {
            return ++count;
        }
    }

    /** @param end after which it does nothing more, not even to the calls that it holds back */
    ActiveFault(String id, CheckedRule checked, int mostCredentials, CountDownLatch end) {
        this.id = id;
        this.rule = checked.rule();
        this.match = Objects.requireNonNullElse(rule.match(), Match.ALL);
        this.when = Objects.requireNonNullElse(rule.when(), When.ALWAYS);
        this.action = checked.action();
        this.end = end;
        this.calls = new PerCredential<>(mostCredentials, Counter::new);
        Throttle throttle = rule.then().throttle();
        this.buckets = throttle == null ? null : new PerCredential<>(mostCredentials, throttle::bucket);
    }

    String id() {
        return id;
    }

    /** What it does beside a delay. */
    @Nullable
    Action action() {
        return action;
    }

    /** Whether it has not ended. */
    boolean isActive() {
        return end.getCount() > 0;
    }

    /** Lets go whom it holds back. */
    void end() {
        end.countDown();
    }

    /** Whoever holds a call back for it waits for this, but no longer than the delay. */
    CountDownLatch ended() {
        return end;
    }

    /**
     * Whether it acts on a call, which is counted.
     *
     * @return how often it has acted, with this time, or 0
     */
    long decide(Call call, Instant now) {
        if (!isActive() || !match.test(call) || !when.isPage(call.query())) {
            return 0;
        }
        return count(call, now);
    }

    private synchronized long count(Call call, Instant now) {
        matched++;
        long n = calls.of(when.per() == null ? null : call.credential()).next();
        boolean acts = when.holds(n)
                && (buckets == null || !buckets.of(call.credential()).take(now));
        return acts ? ++decided : 0;
    }

    /** How long the call is held back that it acts on as the nth. */
    Duration delay(long n) {
        Delay delay = rule.then().delay();
        return delay == null ? Duration.ZERO : delay.of(n);
    }

    synchronized FaultResponse answer() {
        return new FaultResponse(id, rule.match(), rule.when(), rule.then(), matched, decided);
    }
}

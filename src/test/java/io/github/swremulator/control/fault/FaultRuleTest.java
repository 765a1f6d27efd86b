package io.github.swremulator.control.fault;

import static io.github.swremulator.control.fault.FaultCalls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls a rule selects, how long it delays them, and how it limits their rate. */
class FaultRuleTest {

    private static final int CLIENTS = 16;
    private static final int CALLS = 20_000;
    private static final Call CALL = new Call("", "GET", "/", "/", null, null, null, null, "AK");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** On every JDK, since a run is repeated elsewhere. */
    private static final Long[] FIRST_HITS_OF_42 = {1L, 2L, 4L, 8L, 10L, 17L, 18L, 21L, 22L};

    private final Throttle.Bucket bucket = new Throttle(2, null, 3).bucket();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'nth':3} | 3",
                "{'first':2} | 1 2",
                "{'every':4} | 4 8",
                "{'after':7} | 8 9 10",
                "{'after':2,'first':3} | 3 4 5",
                "{'after':2,'nth':1} | 3",
                "{'after':1,'every':3} | 4 7 10",
                "{'probability':0} | ''",
                "{'probability':1} | 1 2 3 4 5 6 7 8 9 10"
            })
    void holdsForTheCallsThatItSelects(String when, String expected) {
        assertThat(String.join(" ", hits(when, 10).stream().map(String::valueOf).toList()))
                .isEqualTo(expected);
    }

    @Test
    void hitsTheSameCallsInEveryRunOfASeed() {
        List<Long> hits = hits("{'probability':0.3,'seed':42}", 1000);
        assertThat(hits).isEqualTo(hits("{'seed':42,'probability':0.3}", 1000));
        assertThat(hits).isNotEqualTo(hits("{'probability':0.3,'seed':43}", 1000));
        assertThat(hits).hasSizeBetween(250, 350);
        assertThat(hits).startsWith(FIRST_HITS_OF_42);
    }

    /** Calls are selected by their numbers alone, so that many clients together are hit as often as one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'nth':77777}",
                "{'first':999}",
                "{'every':7}",
                "{'every':7,'per':'credential'}",
                "{'probability':0.3,'seed':42}"
            })
    void actsOnAsManyCallsOfManyClientsAsOfOne(String when) throws Exception {
        ActiveFault fault = fault("{'when':" + when + ",'then':{'reset':true}}");
        CountDownLatch all = new CountDownLatch(CLIENTS);
        Callable<Long> client = () -> {
            all.countDown();
            all.await();
            return LongStream.range(0, CALLS)
                    .filter(n -> fault.decide(CALL, START) > 0)
                    .count();
        };
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            long acts = 0;
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
                acts += done.get();
            }
            assertThat(acts).isEqualTo(hits(when, CLIENTS * CALLS).size());
        } finally {
            threads.shutdownNow();
        }
        assertThat(fault.counted().matched()).isEqualTo((long) CLIENTS * CALLS);
    }

    @Test
    void doesNothingWhenItHasEnded() {
        ActiveFault fault = fault("{'then':{'reset':true}}");
        assertThat(fault.decide(CALL, START)).isEqualTo(1);
        fault.end();
        assertThat(fault.decide(CALL, START)).isZero();
    }

    @Test
    void drawsTheSameDelaysInEveryRunOfASeed() {
        String lognormal = "{'lognormal':{'median':'100ms','sigma':0.5},'seed':7}";
        assertThat(delays(lognormal)).isEqualTo(delays(lognormal)).doesNotHaveDuplicates();
        assertThat(delays("{'uniform':{'min':'50ms','max':'200ms'}}"))
                .allSatisfy(nanos -> assertThat(nanos).isBetween(50_000_000L, 200_000_000L));
        assertThat(delays("{'normal':{'mean':'1ms','deviation':'1s'}}"))
                .allSatisfy(nanos -> assertThat(nanos).isNotNegative())
                .contains(0L);
    }

    @Test
    void letsABurstPassAndThenTheRate() {
        assertThat(taken(START)).isEqualTo(3);
        assertThat(taken(START.plus(Duration.ofMillis(499)))).isZero();
        assertThat(taken(START.plus(Duration.ofMillis(500)))).isEqualTo(1);
        assertThat(taken(START.plus(Duration.ofMillis(1500)))).isEqualTo(2);
        assertThat(taken(Instant.parse("9999-12-31T23:59:59Z"))).isEqualTo(3);
    }

    @Test
    void continuesFromAClockThatWasSetBack() {
        taken(START);
        assertThat(taken(START.minusSeconds(3600))).isZero();
        assertThat(taken(START.minusSeconds(3599))).isEqualTo(2);
    }

    /** How many of ten calls pass. */
    private long taken(Instant now) {
        return IntStream.range(0, 10).filter(n -> bucket.take(now)).count();
    }

    private static List<Long> delays(String delay) {
        Delay read = Objects.requireNonNull(
                rule("{'then':{'delay':" + delay + "}}").then().delay());
        return LongStream.rangeClosed(1, 100)
                .mapToObj(n -> read.of(n).toNanos())
                .toList();
    }

    private static List<Long> hits(String when, int calls) {
        FaultRule rule = rule("{'when':" + when + ",'then':{'reset':true}}");
        return LongStream.rangeClosed(1, calls).filter(rule::holds).boxed().toList();
    }

    private static ActiveFault fault(String rule) {
        return new ActiveFault("any", rule(rule), 1, new CountDownLatch(1));
    }

    private static FaultRule rule(String text) {
        return new DocumentMapper(Strictness.BODY).read(json(text).getBytes(UTF_8), FaultRule.class);
    }
}

package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.control.call.Call;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.Strictness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveFaultTest {

    private static final int CLIENTS = 16;
    private static final int CALLS = 20_000;
    private static final Call CALL = new Call("", "GET", "/", "/", null, null, null, null, "AK");

    /** Which calls are hit is a matter of their numbers, so that all clients together are hit as often as one would be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'nth':77777}",
                "{'first':999}",
                "{'every':7}",
                "{'every':7,'per':'credential'}",
                "{'probability':0.3,'seed':42}"
            })
    void actsOnAsManyCallsOfManyClientsAsOfOne(String condition) throws Exception {
        FaultRule rule = rule("{'when':" + condition + ",'then':{'reset':true}}");
        ActiveFault fault = fault(rule);
        assertThat(actsOnCallsOfManyClients(fault))
                .isEqualTo(LongStream.rangeClosed(1, (long) CLIENTS * CALLS)
                        .filter(rule::holds)
                        .count());
        assertThat(fault.counted().matched()).isEqualTo((long) CLIENTS * CALLS);
    }

    private static long actsOnCallsOfManyClients(ActiveFault fault) throws Exception {
        CountDownLatch all = new CountDownLatch(CLIENTS);
        Callable<Long> client = () -> {
            all.countDown();
            all.await();
            return LongStream.range(0, CALLS)
                    .filter(n -> fault.decide(CALL, Instant.EPOCH) > 0)
                    .count();
        };
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            long acts = 0;
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
                acts += done.get();
            }
            return acts;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNothingWhenItHasEnded() {
        ActiveFault fault = fault(rule("{'then':{'reset':true}}"));
        assertThat(fault.decide(CALL, Instant.EPOCH)).isEqualTo(1);
        fault.end();
        assertThat(fault.decide(CALL, Instant.EPOCH)).isZero();
    }

    private static ActiveFault fault(FaultRule rule) {
        return new ActiveFault("any", rule, 1, new CountDownLatch(1));
    }

    private static FaultRule rule(String json) {
        return new DocumentMapper(Strictness.BODY)
                .read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), FaultRule.class);
    }
}

package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.control.fault.FaultRule.Then;
import io.github.swremulator.control.fault.FaultRule.When;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest {

    /** On every JDK, since a run is repeated elsewhere. */
    private static final Long[] FIRST_HITS_OF_42 = {1L, 2L, 4L, 8L, 10L, 17L, 18L, 21L, 22L};

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
    void holdsForTheCallsThatItSays(String json, String expected) {
        assertThat(String.join(
                        " ", hits(when(json), 10).stream().map(String::valueOf).toList()))
                .isEqualTo(expected);
    }

    @Test
    void hitsTheSameCallsInEveryRunOfASeed() {
        List<Long> hits = hits(when("{'probability':0.3,'seed':42}"), 1000);
        assertThat(hits).isEqualTo(hits(when("{'seed':42,'probability':0.3}"), 1000));
        assertThat(hits).isNotEqualTo(hits(when("{'probability':0.3,'seed':43}"), 1000));
        assertThat(hits).hasSizeBetween(250, 350);
        assertThat(hits).startsWith(FIRST_HITS_OF_42);
    }

    @Test
    void drawsTheSameDelaysInEveryRunOfASeed() {
        String json = "{'delay':{'lognormal':{'median':'100ms','sigma':0.5},'seed':7}}";
        assertThat(delays(json)).isEqualTo(delays(json)).doesNotHaveDuplicates();
        assertThat(delays("{'delay':{'uniform':{'min':'50ms','max':'200ms'}}}"))
                .allSatisfy(nanos -> assertThat(nanos).isBetween(50_000_000L, 200_000_000L));
        assertThat(delays("{'delay':{'normal':{'mean':'1ms','deviation':'1s'}}}"))
                .allSatisfy(nanos -> assertThat(nanos).isNotNegative())
                .contains(0L);
    }

    private static List<Long> delays(String json) {
        Then then = new DocumentMapper(Strictness.BODY).read(bytes(json), Then.class);
        Delay delay = Objects.requireNonNull(then.delay());
        return LongStream.rangeClosed(1, 100)
                .mapToObj(n -> delay.of(n).toNanos())
                .toList();
    }

    private static List<Long> hits(When when, int calls) {
        return LongStream.rangeClosed(1, calls).filter(when::holds).boxed().toList();
    }

    private static When when(String json) {
        return new DocumentMapper(Strictness.BODY).read(bytes(json), When.class);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

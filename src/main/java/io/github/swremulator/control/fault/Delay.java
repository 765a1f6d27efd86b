package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.TimeSpan;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** How long a reply is delayed. */
sealed interface Delay {

    /** The nth delay; the same in every run. */
    Duration of(long n);

    /**
     * Checks the longest or the typical time.
     *
     * @throws InvalidFieldException when it is longer than a delay can be
     */
    void requireAtMost(Duration max);

    private static void requireAtMost(Duration max, String field, TimeSpan time) {
        if (time.duration().compareTo(max) > 0) {
            throw new InvalidFieldException(
                    field, "must be at most " + max.toMillis() + "ms (swr.control.faults.max-delay)");
        }
    }

    /** {@code "200ms"}. */
    record Fixed(@JsonValue TimeSpan time) implements Delay {

        @Override
        public Duration of(long n) {
            return time.duration();
        }

        @Override
        public void requireAtMost(Duration max) {
            Delay.requireAtMost(max, "delay", time);
        }
    }

    /**
     * Drawn from a distribution: {@code {"uniform":{"min":"50ms","max":"200ms"},"seed":42}},
     * {@code {"normal":{"mean":"100ms","deviation":"20ms"}}} or {@code {"lognormal":{"median":"100ms","sigma":0.5}}}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Drawn(
            @Nullable Uniform uniform,
            @Nullable Normal normal,
            @Nullable LogNormal lognormal,
            @Nullable Long seed) implements Delay {

        public Drawn {
            if (Stream.of(uniform, normal, lognormal).filter(Objects::nonNull).count() != 1) {
                throw new IllegalArgumentException("expected one of [uniform, normal, lognormal]");
            }
        }

        @Override
        public Duration of(long n) {
            SplittableRandom random = FaultRule.random(seed, n);
            double nanos = Stream.of(uniform, normal, lognormal)
                    .filter(Objects::nonNull)
                    .mapToDouble(distribution -> distribution.draw(random))
                    .sum();
            return Duration.ofNanos((long) Math.max(0, nanos));
        }

        @Override
        public void requireAtMost(Duration max) {
            if (uniform != null) {
                Delay.requireAtMost(max, "delay.uniform.max", uniform.max());
            } else if (normal != null) {
                Delay.requireAtMost(max, "delay.normal.mean", normal.mean());
            } else if (lognormal != null) {
                Delay.requireAtMost(max, "delay.lognormal.median", lognormal.median());
            }
        }
    }

    interface Distribution {

        /** Returns a number of nanoseconds, which may be negative. */
        double draw(SplittableRandom random);
    }

    /**
     * All times from one to another are equally likely.
     *
     * @param min 0s when absent
     */
    record Uniform(@Nullable TimeSpan min, TimeSpan max) implements Distribution {

        public Uniform {
            min = min == null ? TimeSpan.parse("0s") : min;
            if (min.duration().compareTo(max.duration()) > 0) {
                throw new InvalidFieldException("min", "must be at most max");
            }
        }

        @Override
        public double draw(SplittableRandom random) {
            double least = min == null ? 0 : min.duration().toNanos();
            return least + random.nextDouble() * (max.duration().toNanos() - least);
        }
    }

    record Normal(TimeSpan mean, TimeSpan deviation) implements Distribution {

        @Override
        public double draw(SplittableRandom random) {
            return mean.duration().toNanos()
                    + random.nextGaussian() * deviation.duration().toNanos();
        }
    }

    /**
     * Most times are near the median, and a few are very long, as in networks.
     *
     * @param sigma the standard deviation of the logarithm
     */
    record LogNormal(TimeSpan median, double sigma) implements Distribution {

        public LogNormal {
            if (!(sigma >= 0 && sigma <= 10)) {
                throw new InvalidFieldException("sigma", "must be a number from 0 to 10");
            }
        }

        @Override
        public double draw(SplittableRandom random) {
            return median.duration().toNanos() * Math.exp(random.nextGaussian() * sigma);
        }
    }

    /** Reads a string as a fixed delay, and an object as a drawn one. */
    final class Reader extends ValueDeserializer<Delay> {

        @Override
        public Delay deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING
                    ? new Fixed(context.readValue(json, TimeSpan.class))
                    : context.readValue(json, Drawn.class);
        }
    }
}

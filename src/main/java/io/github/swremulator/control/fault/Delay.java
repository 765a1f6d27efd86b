package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
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

/** How long a reply is held back. */
sealed interface Delay {

    /** The nth delay; the same in every run. */
    Duration of(long n);

    /** The time that may not be longer than a reply can be held back. */
    Stated stated();

    /** A time, and where in the rule it stands. */
    record Stated(String where, TimeSpan time) {}

    /** Always the same: {@code "200ms"}. */
    record Fixed(@JsonValue TimeSpan time) implements Delay {

        @Override
        public Duration of(long n) {
            return time.duration();
        }

        @Override
        public Stated stated() {
            return new Stated("delay", time);
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
                throw new IllegalArgumentException("one of uniform, normal and lognormal was expected");
            }
        }

        @Override
        public Duration of(long n) {
            double nanos = nanos(new SplittableRandom(When.mixed(seed, n)));
            return Duration.ofNanos((long) Math.max(0, nanos));
        }

        @Override
        public Stated stated() {
            if (uniform != null) {
                return new Stated("delay.uniform.max", uniform.max());
            }
            return normal != null
                    ? new Stated("delay.normal.mean", normal.mean())
                    : new Stated(
                            "delay.lognormal.median",
                            Objects.requireNonNull(lognormal).median());
        }

        private double nanos(SplittableRandom random) {
            if (uniform != null) {
                return uniform.draw(random);
            }
            return normal != null
                    ? normal.draw(random)
                    : Objects.requireNonNull(lognormal).draw(random);
        }
    }

    /** Every time from one to the other is as likely. */
    record Uniform(@Nullable TimeSpan min, TimeSpan max) {

        public Uniform {
            min = min == null ? TimeSpan.parse("0s") : min;
            required("max", max);
            if (min.duration().compareTo(max.duration()) > 0) {
                throw new IllegalArgumentException("min: no more than max was expected");
            }
        }

        double draw(SplittableRandom random) {
            double least = min == null ? 0 : nanos(min);
            return least + random.nextDouble() * (nanos(max) - least);
        }
    }

    /** Normally distributed around a mean; what would be less than nothing is nothing. */
    record Normal(TimeSpan mean, TimeSpan deviation) {

        public Normal {
            required("mean", mean);
            required("deviation", deviation);
        }

        double draw(SplittableRandom random) {
            return nanos(mean) + random.nextGaussian() * nanos(deviation);
        }
    }

    /** Most are near the median, and a few are very long, as in networks: sigma is the deviation of the logarithm. */
    record LogNormal(TimeSpan median, double sigma) {

        public LogNormal {
            required("median", median);
            if (!(sigma >= 0 && sigma <= 10)) {
                throw new IllegalArgumentException("sigma: a number from 0 to 10 was expected");
            }
        }

        double draw(SplittableRandom random) {
            return nanos(median) * Math.exp(random.nextGaussian() * sigma);
        }
    }

    private static double nanos(TimeSpan time) {
        return time.duration().toNanos();
    }

    /** From JSON, a member may be missing all the same. */
    @SuppressWarnings("ConstantValue")
    private static void required(String name, @Nullable TimeSpan time) {
        if (time == null) {
            throw new IllegalArgumentException(name + ": a time span was expected");
        }
    }

    /** A text is a fixed delay, an object a drawn one. */
    final class Reader extends ValueDeserializer<Delay> {

        @Override
        public Delay deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING
                    ? new Fixed(context.readValue(json, TimeSpan.class))
                    : context.readValue(json, Drawn.class);
        }
    }
}

package io.github.swremulator.control.clock;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.TimeSpan;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The clock of the emulator: the system's until a session sets it for its own calls. Every bean {@link Clock} is this one. */
@Component
class SettableClock extends Clock {

    private static final Setting SYSTEM = new Setting(false, Instant.EPOCH, Instant.EPOCH);

    private final Clock system = Clock.systemUTC();
    private final PerSession<AtomicReference<Setting>> settings;

    /**
     * How the clock differs from the system's. It stops at the end of the years that HTTP can write.
     *
     * @param base the time that was set
     * @param since the system's time when it was set
     */
    private record Setting(boolean isFrozen, Instant base, Instant since) {

        Instant at(Instant system) {
            Instant time = isFrozen ? base : base.plus(Duration.between(since, system));
            return time.isAfter(Change.LATEST) ? Change.LATEST : time;
        }

        Setting changed(Change change, Instant system) {
            return new Setting(change.frozen() == null ? isFrozen : change.frozen(), change.from(at(system)), system);
        }

        State state(Instant system) {
            return new State(at(system), isFrozen);
        }
    }

    /** The clock as shown: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}. */
    record State(Instant now, boolean frozen) {}

    SettableClock(PerSession.Memories memories) {
        this.settings = new PerSession<>(memories, () -> new AtomicReference<>(SYSTEM));
    }

    @Override
    public Instant instant() {
        return setting().at(system.instant());
    }

    private Setting setting() {
        return Objects.requireNonNull(settings.get().get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns a clock of that zone which follows this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = () -> setting().at(system.instant());
        return source.withZone(zone);
    }

    boolean isSet() {
        return !setting().equals(SYSTEM);
    }

    State show() {
        return setting().state(system.instant());
    }

    /**
     * Applies a change at once.
     *
     * @throws InvalidFieldException when it would leave the years that HTTP can write
     */
    State change(Change change) {
        Instant now = system.instant();
        return settings.get()
                .updateAndGet(setting -> setting.changed(change, now))
                .state(now);
    }

    /** Follows the system's clock again. */
    void reset() {
        settings.get().set(SYSTEM);
    }

    @EventListener
    void reset(EmulatorReset reset) {
        if (reset.isOf(Part.CLOCK)) {
            reset();
        }
    }

    /**
     * A change of the clock: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}, or {@code {"advance":"1h"}}.
     *
     * @param now the time to set
     * @param advance how far to move the clock
     * @param frozen whether it stops; null keeps it as it is
     */
    record Change(
            @Nullable Instant now,
            @Nullable TimeSpan advance,
            @Nullable Boolean frozen) {

        private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

        /** The end of the years that HTTP can write. */
        static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        Change {
            if (now == null && advance == null && frozen == null) {
                throw new IllegalArgumentException("expected now, advance or frozen");
            }
            if (now != null && advance != null) {
                throw new IllegalArgumentException("expected now or advance, not both");
            }
            if (now != null && !isInRange(now)) {
                throw new InvalidFieldException("now", "must be from " + EARLIEST + " to " + LATEST);
            }
        }

        /** Reads the time of the field {@code now}, in ISO 8601. */
        static Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("must be a time such as 2026-01-01T00:00:00Z", e);
            }
        }

        /**
         * Returns the time of the clock after the change.
         *
         * @throws InvalidFieldException when it is later than {@link #LATEST}
         */
        Instant from(Instant before) {
            if (now != null) {
                return now;
            }
            Instant after = advance == null ? before : advanced(before, advance);
            if (!isInRange(after)) {
                throw new InvalidFieldException("advance", "must end at " + LATEST + " or before");
            }
            return after;
        }

        private static Instant advanced(Instant before, TimeSpan advance) {
            try {
                return before.plus(advance.duration());
            } catch (DateTimeException | ArithmeticException e) {
                return Instant.MAX;
            }
        }

        private static boolean isInRange(Instant time) {
            return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
        }
    }
}

package io.github.swremulator.control.clock;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
            return time.isAfter(ClockChange.LATEST) ? ClockChange.LATEST : time;
        }

        Setting changed(ClockChange change, Instant system) {
            boolean isFrozenNow = change.frozen() == null ? isFrozen : change.frozen();
            return new Setting(isFrozenNow, change.from(at(system)), system);
        }

        State state(Instant system) {
            return new State(at(system), isFrozen);
        }
    }

    /** The clock as shown: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}. */
    record State(Instant now, boolean frozen) {}

    SettableClock(SessionMemories memories) {
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
     * Sets it, or moves it, and freezes it or lets it run, at one moment.
     *
     * @throws io.github.swremulator.document.InvalidFieldException when it would leave the years that HTTP can write
     */
    State change(ClockChange change) {
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
}

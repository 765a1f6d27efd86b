package io.github.swremulator.control.clock;

import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clock that the emulator goes by: the system's until it is set, by each session for its own calls. All who ask for a
 * {@link Clock} get it.
 */
@Component
class SettableClock extends Clock {

    private final Clock system = Clock.systemUTC();
    private final PerSession<Dial> dials;

    /**
     * How the clock differs from the system's. At the end of the years that can be written it stands still.
     *
     * @param base the moment that it stood at when it was set
     * @param since what the system's clock said then
     */
    private record Setting(boolean isSet, boolean isFrozen, Instant base, Instant since) {

        Instant at(Instant system) {
            Instant moment = isFrozen ? base : base.plus(Duration.between(since, system));
            return moment.isAfter(ClockChange.LATEST) ? ClockChange.LATEST : moment;
        }
    }

    /** Of one session. */
    private static final class Dial {
        private volatile Setting setting = unset();
    }

    SettableClock(SessionMemories memories) {
        this.dials = new PerSession<>(memories, Dial::new);
    }

    private static Setting unset() {
        return new Setting(false, false, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Instant instant() {
        return setting().at(system.instant());
    }

    private Setting setting() {
        return dials.get().setting;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A clock of that zone which follows this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        SettableClock followed = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return followed.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return followed.withZone(other);
            }
        };
    }

    /** Whether it is not the system's. */
    boolean isSet() {
        return setting().isSet();
    }

    /**
     * Sets it, or moves it on, or both freezes it or lets it run; all at one moment.
     *
     * @throws IllegalArgumentException when it would leave the years that HTTP can write
     */
    ClockResponse change(ClockChange change) {
        Dial dial = dials.get();
        synchronized (dial) {
            Instant now = system.instant();
            dial.setting = change(dial.setting, change, now);
            return answer(dial.setting, now);
        }
    }

    private static Setting change(Setting old, ClockChange change, Instant system) {
        boolean isFrozen = change.frozen() == null ? old.isFrozen() : change.frozen();
        return new Setting(true, isFrozen, change.from(old.at(system)), system);
    }

    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.CLOCK)) {
            reset();
        }
    }

    /** Goes by the system's clock again. */
    void reset() {
        Dial dial = dials.get();
        synchronized (dial) {
            dial.setting = unset();
        }
    }

    ClockResponse answer() {
        return answer(setting(), system.instant());
    }

    private static ClockResponse answer(Setting setting, Instant system) {
        return new ClockResponse(setting.at(system), setting.isFrozen());
    }
}

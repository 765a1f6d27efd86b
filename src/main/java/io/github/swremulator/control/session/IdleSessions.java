package io.github.swremulator.control.session;

import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Session;
import io.github.swremulator.settings.SettingValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Closes unused sessions, and forgets those that other instances closed, in the background. It uses the system's time,
 * since each session has its own clock.
 */
@Component
class IdleSessions implements DisposableBean {

    /** How often uses are recorded and sessions closed, as a part of the idle time. */
    private static final int STEPS = 10;

    private static final Logger log = LoggerFactory.getLogger(IdleSessions.class);

    private final Sessions sessions;
    private final PerSession.Memories memories;
    private final Duration step;
    private final Duration maxIdle;
    private final Map<SessionName, Instant> lastUse = new ConcurrentHashMap<>();
    private final Map<SessionName, Integer> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("idle-sessions-"));

    /**
     * Limits of the sessions.
     *
     * @param max the largest number of open sessions, besides the default one
     * @param idle how long a session may be unused before it is closed
     */
    @ConfigurationProperties("swr.session")
    record Settings(
            @DefaultValue("100") int max,
            @DefaultValue("1h") Duration idle) {

        Settings {
            SettingValue.requireAtLeast(0, "swr.session.max", max);
            SettingValue.require(idle.toMillis() >= STEPS, "swr.session.idle", idle, "must be " + STEPS + "ms or more");
        }
    }

    IdleSessions(Sessions sessions, PerSession.Memories memories, Settings settings) {
        this.sessions = sessions;
        this.memories = memories;
        this.step = settings.idle().dividedBy(STEPS);
        // Another instance may record a use one step late.
        this.maxIdle = settings.idle().plus(step);
    }

    static Instant now() {
        return Clock.systemUTC().instant();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // failures are caught
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        background.scheduleWithFixedDelay(this::tryClose, step.toMillis(), step.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts no thread, which would close the file of a store. */
    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
            log.debug("unused sessions are being closed while the emulator stops");
        }
    }

    /** Records that a call begins; it uses the session until {@link #end}. */
    void begin(SessionName name) {
        underWay.merge(name, 1, Integer::sum);
        lastUse.put(name, now());
    }

    void end(SessionName name) {
        lastUse.put(name, now());
        underWay.computeIfPresent(name, (same, calls) -> calls == 1 ? null : calls - 1);
    }

    /** Returns when a session was last used: here, or as recorded by any instance. */
    Instant usedAt(Session session) {
        Instant here = lastUse.getOrDefault(session.name(), Instant.EPOCH);
        return here.isAfter(session.usedAt()) ? here : session.usedAt();
    }

    private void tryClose() {
        try {
            closeIdle();
        } catch (RuntimeException e) {
            FailureLog.failed(log, "Closing unused sessions failed; the next attempt follows in " + step, e);
        }
    }

    private void closeIdle() {
        recordUses();
        List<SessionName> closed = sessions.deleteUnusedSince(now().minus(maxIdle));
        if (!closed.isEmpty()) {
            log.info("Closed the unused sessions {}", closed);
        }
        forgetClosed();
    }

    private void recordUses() {
        Map<SessionName, Instant> uses = new HashMap<>(lastUse);
        underWay.keySet().forEach(name -> uses.put(name, now()));
        if (!uses.isEmpty()) {
            sessions.used(uses);
            // A later use has another value, and stays.
            uses.forEach(lastUse::remove);
        }
    }

    /** Reads the known ids before the existing sessions: else one that is opened in between would be forgotten. */
    private void forgetClosed() {
        Set<Long> known = new HashSet<>(memories.ids());
        if (!known.isEmpty()) {
            sessions.list().forEach(session -> known.remove(session.id()));
            known.forEach(memories::close);
        }
    }
}

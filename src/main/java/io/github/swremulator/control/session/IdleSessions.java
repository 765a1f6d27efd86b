package io.github.swremulator.control.session;

import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Session;
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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Closes sessions that nobody uses, and forgets those that were closed elsewhere, in the background. */
@Component
class IdleSessions implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IdleSessions.class);

    private final Sessions sessions;
    private final SessionMemories memories;
    private final Duration step;
    private final Duration longest;
    private final Map<SessionName, Instant> lastUse = new ConcurrentHashMap<>();
    private final Map<SessionName, Integer> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(IdleSessions::thread);

    IdleSessions(Sessions sessions, SessionMemories memories, SessionSettings settings) {
        this.sessions = sessions;
        this.memories = memories;
        this.step = settings.step();
        // Another instance tells of a use no sooner than after a step.
        this.longest = settings.idle().plus(step);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "idle-sessions");
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is caught
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        background.scheduleWithFixedDelay(this::lookOrGoOn, step.toMillis(), step.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Not interrupted, which would close the file of a store. */
    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
            log.debug("sessions are looked at while the emulator ends");
        }
    }

    /** A call of the session begins, and uses it until its {@link #end}. */
    void begin(SessionName name) {
        underWay.merge(name, 1, Integer::sum);
        lastUse.put(name, SystemTime.now());
    }

    void end(SessionName name) {
        lastUse.put(name, SystemTime.now());
        underWay.computeIfPresent(name, (same, calls) -> calls == 1 ? null : calls - 1);
    }

    /** When a session was last used, here or as far as it was recorded. */
    Instant usedAt(Session session) {
        Instant here = lastUse.getOrDefault(session.name(), Instant.EPOCH);
        return here.isAfter(session.usedAt()) ? here : session.usedAt();
    }

    private void lookOrGoOn() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("Sessions that nobody uses were not looked for; they are the next time", e);
        }
    }

    private void look() {
        record();
        List<SessionName> closed = sessions.deleteUnusedSince(SystemTime.now().minus(longest));
        if (!closed.isEmpty()) {
            log.info("Closed the sessions {}, which nobody used", closed);
        }
        forgetClosed();
    }

    private void record() {
        Map<SessionName, Instant> uses = new HashMap<>(lastUse);
        underWay.keySet().forEach(name -> uses.put(name, SystemTime.now()));
        if (!uses.isEmpty()) {
            sessions.used(uses);
            // A later use stays.
            uses.forEach(lastUse::remove);
        }
    }

    /** Of those that were known before it is asked which there are: else one that is opened meanwhile would be forgotten. */
    private void forgetClosed() {
        Set<Long> known = new HashSet<>(memories.ids());
        if (!known.isEmpty()) {
            sessions.list().forEach(session -> known.remove(session.id()));
            known.forEach(memories::close);
        }
    }
}

package io.github.swremulator.control.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the sessions have in memory; a thread is in one session at a time, the default one where nobody said another. */
@Component
public class SessionMemories {

    private static final ThreadLocal<SessionMemory> ENTERED = new ThreadLocal<>();

    private final SessionMemory ofDefault = new SessionMemory();
    private final Map<Long, SessionMemory> others = new ConcurrentHashMap<>();

    SessionMemory current() {
        SessionMemory memory = ENTERED.get();
        return memory == null ? ofDefault : memory;
    }

    /** Puts the thread into a session that there is. */
    void enter(long id) {
        SessionMemory known = others.get(id);
        ENTERED.set(known == null ? others.computeIfAbsent(id, unknown -> new SessionMemory()) : known);
    }

    /** Puts the thread into the default session again. */
    void leave() {
        ENTERED.remove();
    }

    List<SessionMemory> all() {
        List<SessionMemory> all = new ArrayList<>(others.values());
        all.add(ofDefault);
        return all;
    }

    /** The ids of the sessions that were entered here, without the default one's. */
    Set<Long> ids() {
        return Set.copyOf(others.keySet());
    }

    /** Forgets a session. */
    void close(long id) {
        SessionMemory closed = others.remove(id);
        if (closed != null) {
            closed.close();
        }
    }
}

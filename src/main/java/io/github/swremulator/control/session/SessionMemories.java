package io.github.swremulator.control.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the sessions have in memory on this instance. A thread is in one session at a time, by default in the default one. A
 * call that is under way keeps the memory of its session, even when that is closed meanwhile.
 */
@Component
public class SessionMemories {

    private static final ThreadLocal<Map<PerSession<?>, Object>> ENTERED = new ThreadLocal<>();

    private final Map<PerSession<?>, Object> ofDefault = new ConcurrentHashMap<>();
    private final Map<Long, Map<PerSession<?>, Object>> others = new ConcurrentHashMap<>();

    /** The values of the thread's session. */
    Map<PerSession<?>, Object> current() {
        Map<PerSession<?>, Object> entered = ENTERED.get();
        return entered == null ? ofDefault : entered;
    }

    /** Puts the thread into an existing session. */
    void enter(long id) {
        Map<PerSession<?>, Object> known = others.get(id);
        ENTERED.set(known == null ? others.computeIfAbsent(id, unknown -> new ConcurrentHashMap<>()) : known);
    }

    /** Puts the thread into the default session again. */
    void leave() {
        ENTERED.remove();
    }

    /** The values of each session. */
    List<Map<PerSession<?>, Object>> all() {
        List<Map<PerSession<?>, Object>> all = new ArrayList<>(others.values());
        all.add(ofDefault);
        return all;
    }

    /** The ids of the sessions that were entered here, except the default one. */
    Set<Long> ids() {
        return Set.copyOf(others.keySet());
    }

    /** Forgets a session, and ends its values. */
    void close(long id) {
        Map<PerSession<?>, Object> closed = others.remove(id);
        if (closed != null) {
            closed.forEach(PerSession::end);
        }
    }
}

package io.github.swremulator.control.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one session has in memory on this instance. A call that is under way keeps it, whatever becomes of the session. */
final class SessionMemory {

    private final Map<PerSession<?>, Object> parts = new ConcurrentHashMap<>();

    Object of(PerSession<?> which) {
        Object known = parts.get(which);
        return known == null ? parts.computeIfAbsent(which, PerSession::make) : known;
    }

    /** The session is no more. */
    void close() {
        parts.forEach(PerSession::end);
    }
}

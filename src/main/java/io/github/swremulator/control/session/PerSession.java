package io.github.swremulator.control.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A value that each session has in memory: created on first use, ended with the session. */
public final class PerSession<T> {

    private final Memories memories;
    private final Supplier<T> first;
    private final Consumer<T> end;

    /** @param end called with the value of a session that is closed */
    public PerSession(Memories memories, Supplier<T> first, Consumer<T> end) {
        this.memories = memories;
        this.first = first;
        this.end = end;
    }

    public PerSession(Memories memories, Supplier<T> first) {
        this(memories, first, closed -> {});
    }

    /** Returns the value of the session that the thread's call belongs to; outside of a call, of the default session. */
    public T get() {
        return in(memories.current());
    }

    /** Passes the value of each session. */
    public void forEach(Consumer<T> action) {
        memories.all().forEach(memory -> action.accept(in(memory)));
    }

    private T in(Map<PerSession<?>, Object> memory) {
        Object known = memory.get(this);
        return typed(known == null ? memory.computeIfAbsent(this, unknown -> first.get()) : known);
    }

    private void end(Object closed) {
        end.accept(typed(closed));
    }

    @SuppressWarnings("unchecked") // created by this
    private T typed(Object value) {
        return (T) value;
    }

    /**
     * The values of all sessions on this instance. A thread is in one session at a time, by default in the default one. A running
     * call keeps the values of its session, even if the session is closed meanwhile.
     */
    @Component
    public static class Memories {

        private static final ThreadLocal<Map<PerSession<?>, Object>> ENTERED = new ThreadLocal<>();

        private final Map<PerSession<?>, Object> ofDefault = new ConcurrentHashMap<>();
        private final Map<Long, Map<PerSession<?>, Object>> others = new ConcurrentHashMap<>();

        private Map<PerSession<?>, Object> current() {
            Map<PerSession<?>, Object> entered = ENTERED.get();
            return entered == null ? ofDefault : entered;
        }

        private Stream<Map<PerSession<?>, Object>> all() {
            return Stream.concat(others.values().stream(), Stream.of(ofDefault));
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

        /** The ids of the sessions that were entered on this instance, except the default one. */
        Set<Long> ids() {
            return Set.copyOf(others.keySet());
        }

        /** Ends the values of a session. */
        void close(long id) {
            Map<PerSession<?>, Object> closed = others.remove(id);
            if (closed != null) {
                closed.forEach(PerSession::end);
            }
        }
    }
}

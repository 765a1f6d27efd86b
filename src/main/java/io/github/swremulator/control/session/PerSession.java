package io.github.swremulator.control.session;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A value that each session has in memory: created on first use, ended with the session. */
public final class PerSession<T> {

    private final SessionMemories memories;
    private final Supplier<T> first;
    private final Consumer<T> end;

    /** @param end gets the value of a session that is closed */
    public PerSession(SessionMemories memories, Supplier<T> first, Consumer<T> end) {
        this.memories = memories;
        this.first = first;
        this.end = end;
    }

    public PerSession(SessionMemories memories, Supplier<T> first) {
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

    void end(Object closed) {
        end.accept(typed(closed));
    }

    @SuppressWarnings("unchecked") // created by this
    private T typed(Object value) {
        return (T) value;
    }
}

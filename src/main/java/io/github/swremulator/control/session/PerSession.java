package io.github.swremulator.control.session;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something that each session has in memory of its own: made when it is first asked for, gone with the session. */
public final class PerSession<T> {

    private final SessionMemories memories;
    private final Supplier<T> first;
    private final Consumer<T> end;

    /** @param end takes what is of a session that is closed */
    public PerSession(SessionMemories memories, Supplier<T> first, Consumer<T> end) {
        this.memories = memories;
        this.first = first;
        this.end = end;
    }

    public PerSession(SessionMemories memories, Supplier<T> first) {
        this(memories, first, closed -> {});
    }

    /** That of the session which the thread's call belongs to; the default one's outside of a call. */
    public T get() {
        return typed(memories.current().of(this));
    }

    /** Those of all sessions. */
    public void forEach(Consumer<T> action) {
        memories.all().forEach(memory -> action.accept(typed(memory.of(this))));
    }

    Object make() {
        return Objects.requireNonNull(first.get());
    }

    void end(Object closed) {
        end.accept(typed(closed));
    }

    @SuppressWarnings("unchecked") // it was made by this
    private T typed(Object part) {
        return (T) part;
    }
}

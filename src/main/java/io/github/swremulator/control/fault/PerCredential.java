package io.github.swremulator.control.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something for each credential; of too many, the one unseen for longest is forgotten. Its user takes care of threads. */
final class PerCredential<T> {

    private final Map<String, T> known;
    private final Supplier<T> first;

    PerCredential(int most, Supplier<T> first) {
        this.first = first;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    /** Those who show no credential are one. */
    T of(@Nullable String credential) {
        return known.computeIfAbsent(credential == null ? "" : credential, unseen -> first.get());
    }
}

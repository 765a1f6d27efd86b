package io.github.swremulator.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions of one instance, all of which show the default one's data. */
@Component
class InMemorySessions implements Sessions {

    private static final Clock SYSTEM = Clock.systemUTC();

    private final CatalogStore store;
    private final Map<SessionName, SessionView> all = new ConcurrentHashMap<>();
    private long ids = 1;

    InMemorySessions(CatalogStore store) {
        this.store = store;
    }

    @Override
    public synchronized SessionView open(
            SessionName name, SessionKeys keys, @Nullable Consumer<CatalogVisitor> seed, long max) {
        if (find(name).isPresent()) {
            throw new SessionExistsException(name);
        }
        if (all.size() >= max) {
            throw new TooManySessionsException(max);
        }
        if (seed != null) {
            store.replace(seed);
        }
        SessionView opened = new SessionView(++ids, name, keys, SYSTEM.instant(), SYSTEM.instant());
        all.put(name, opened);
        return opened;
    }

    @Override
    public Optional<SessionView> find(SessionName name) {
        return name.equals(SessionName.DEFAULT)
                ? Optional.of(new SessionView(1, name, null, Instant.EPOCH, Instant.EPOCH))
                : Optional.ofNullable(all.get(name));
    }

    @Override
    public Optional<SessionView> findByAccessKey(String accessKey) {
        return find(keys -> keys.accessKey().equals(accessKey));
    }

    @Override
    public Optional<SessionView> findByToken(String token) {
        return find(keys -> keys.token().equals(token));
    }

    private Optional<SessionView> find(Predicate<SessionKeys> which) {
        return list().stream()
                .filter(session -> session.keys() != null && which.test(session.keys()))
                .findFirst();
    }

    @Override
    public List<SessionView> list() {
        return all.values().stream()
                .sorted(Comparator.comparing(session -> session.name().value()))
                .toList();
    }

    @Override
    public void delete(SessionName name) {
        if (all.remove(name) == null) {
            throw new SessionNotFoundException(name);
        }
    }

    @Override
    public void used(Map<SessionName, Instant> lastUse) {
        lastUse.forEach((name, time) -> all.computeIfPresent(
                name,
                (same, session) -> session.usedAt().isBefore(time)
                        ? new SessionView(session.id(), name, session.keys(), session.openedAt(), time)
                        : session));
    }

    @Override
    public List<SessionName> deleteUnusedSince(Instant moment) {
        List<SessionName> unused = list().stream()
                .filter(session -> session.usedAt().isBefore(moment))
                .map(SessionView::name)
                .toList();
        unused.forEach(all::remove);
        return unused;
    }
}

package io.github.swremulator.registry;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exchanges what the store holds. Each change is made at one moment and whole: who lists sees what was before or what is
 * after, and a change that fails has changed nothing.
 */
@Service
@Transactional
public class CatalogStore {

    private final CatalogTables tables;
    private final CatalogReader reader;
    private final CatalogStates states;
    private final Generations generations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CatalogStore(
            CatalogTables tables,
            CatalogReader reader,
            CatalogStates states,
            Generations generations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tables = tables;
        this.reader = reader;
        this.states = states;
        this.generations = generations;
        this.events = events;
        this.clock = clock;
    }

    /** Makes this the seed, and shows it, unless the store was seeded or filled before. */
    public Optional<CatalogSize> seedOnce(Consumer<CatalogVisitor> seed) {
        CatalogState state = states.change();
        view(state).show();
        boolean wasFilled = state.wasSeeded() || tables.organizations().count() > 0;
        return wasFilled ? Optional.empty() : Optional.of(writeSeed(seed));
    }

    /** Makes this the seed, and shows it in place of all that is shown. */
    public CatalogSize seed(Consumer<CatalogVisitor> seed) {
        states.change();
        return writeSeed(seed);
    }

    /** Shows this in place of all that is shown. The seed stays what it was. */
    public CatalogSize replace(Consumer<CatalogVisitor> content) {
        Generation base = generations.save(new Generation());
        CatalogSize size = write(base, content);
        show(states.change(), base);
        return size;
    }

    /** Adds this to what is shown; a tag that is told anew replaces the one of its name. */
    public CatalogSize merge(Consumer<CatalogVisitor> content) {
        CatalogState state = states.change();
        CatalogWriter writer = new CatalogWriter(tables, state.changes(), view(state));
        content.accept(writer);
        CatalogSize size = writer.finish();
        keep(state.changes());
        return size;
    }

    /** Shows the seed again. Takes the same time whatever there is. */
    public void reset() {
        CatalogState state = states.change();
        show(state, state.seed());
    }

    /** Tells all that is shown, as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void read(CatalogVisitor visitor) {
        reader.read(view(states.read()), visitor);
    }

    /** Waits until nobody else exchanges what is shown, so that nothing that is read from now on goes meanwhile. */
    void lock() {
        states.lock();
    }

    /** Shows a generation that was sealed. */
    void show(Generation sealed) {
        show(states.change(), sealed);
    }

    /** A generation that holds what is shown and never changes: the base, where nothing was changed since, or else a copy. */
    Generation seal() {
        CatalogState state = states.change();
        if (!state.changes().isChanged()) {
            return state.base();
        }
        Generation copy = generations.save(new Generation(state.changes()));
        write(copy, writer -> reader.read(view(state), writer));
        show(states.change(), copy);
        return copy;
    }

    private CatalogSize writeSeed(Consumer<CatalogVisitor> seed) {
        Generation base = generations.save(new Generation());
        CatalogSize size = write(base, seed);
        CatalogState state = states.change();
        state.seeded(base, clock.instant());
        show(state, base);
        return size;
    }

    private CatalogSize write(Generation base, Consumer<CatalogVisitor> content) {
        CatalogWriter writer = new CatalogWriter(tables, base, CatalogView.of(tables.entityManager(), base));
        content.accept(writer);
        CatalogSize size = writer.finish();
        keep(base);
        return size;
    }

    private CatalogView view(CatalogState state) {
        return CatalogView.of(tables.entityManager(), state);
    }

    private void keep(Generation written) {
        written.changed();
        generations.save(written);
    }

    private void show(CatalogState state, Generation base) {
        state.show(base, generations.save(new Generation(base)));
        events.publishEvent(new GenerationsExchanged());
    }
}

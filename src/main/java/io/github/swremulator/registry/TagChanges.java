package io.github.swremulator.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others do to an image repository while a client reads it. Nothing happens where it has no tag, or is not there. */
@Service
@Transactional
public class TagChanges {

    private final CatalogTables tables;
    private final CatalogStates states;
    private final Generations generations;
    private final Clock clock;

    TagChanges(CatalogTables tables, CatalogStates states, Generations generations, Clock clock) {
        this.tables = tables;
        this.states = states;
        this.generations = generations;
        this.clock = clock;
    }

    /** Pushes a new tag, of the manifest that the newest one has. */
    public void push(OrganizationName organization, RepositoryName repository) {
        change(organization, repository, TagOrder.NEWEST_FIRST, (newest, changes) -> {
            long number = changes.nextTagId();
            while (tables.tags().countByImageRepositoryAndName(newest.imageRepository(), pushed(number)) > 0) {
                number = changes.nextTagId();
            }
            tables.tags().save(newest.copy(changes.id(), Optional.of(pushed(number)), number, now()));
        });
    }

    private static String pushed(long number) {
        return "pushed-" + number;
    }

    /** Deletes the newest tag. */
    public void deleteNewest(OrganizationName organization, RepositoryName repository) {
        change(organization, repository, TagOrder.NEWEST_FIRST, tables::remove);
    }

    /** Pushes the oldest tag again, so that it becomes the newest. */
    public void moveOldest(OrganizationName organization, RepositoryName repository) {
        change(organization, repository, TagOrder.OLDEST_FIRST, (oldest, changes) -> {
            Tag moved = oldest.copy(changes.id(), Optional.empty(), oldest.tagId(), now());
            tables.remove(oldest, changes);
            tables.tags().save(moved);
        });
    }

    private void change(
            OrganizationName organization,
            RepositoryName repository,
            TagOrder order,
            BiConsumer<Tag, Generation> change) {
        CatalogState state = states.lock();
        CatalogView.of(tables.entityManager(), state).show();
        Generation changes = state.changes();
        tables.imageRepositories()
                .find(organization.value(), repository.value())
                .flatMap(found -> tables.tags().list(found, new OffsetPage(0, 1, order.sort())).stream()
                        .findFirst())
                .ifPresent(first -> {
                    change.accept(first, changes);
                    changes.changed();
                    generations.save(changes);
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

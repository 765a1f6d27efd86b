package io.github.swremulator.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Lets queries see what is shown, and changes be made to it one after the other. The caller brings the transaction. */
@Component
class ShownCatalog {

    private final CatalogTables tables;
    private final CatalogStates states;
    private final Generations generations;
    private final Clock clock;

    ShownCatalog(CatalogTables tables, CatalogStates states, Generations generations, Clock clock) {
        this.tables = tables;
        this.states = states;
        this.generations = generations;
        this.clock = clock;
    }

    /** From here on queries see what is shown. */
    void read() {
        CatalogView.of(tables.entityManager(), states.read()).show();
    }

    /** As {@link #read}, once nobody else changes it; until the transaction ends nobody will. */
    Generation change() {
        CatalogState state = states.change();
        CatalogView.of(tables.entityManager(), state).show();
        state.changes().changed();
        return generations.save(state.changes());
    }

    /** The time of a change, as exact as it is kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws OrganizationNotFoundException when there is no such organization */
    Organization organization(OrganizationName name) {
        return tables.organizations()
                .findByName(name.value())
                .orElseThrow(() -> new OrganizationNotFoundException(name));
    }

    /**
     * With its organization.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    ImageRepository imageRepository(OrganizationName organization, RepositoryName name) {
        return tables.imageRepositories()
                .find(organization.value(), name.value())
                .orElseThrow(() -> missing(organization, name));
    }

    /**
     * As {@link #imageRepository}, with the number of its tags.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     */
    ImageRepositories.Counted countedRepository(OrganizationName organization, RepositoryName name) {
        return tables.imageRepositories()
                .findCounted(organization.value(), name.value())
                .orElseThrow(() -> missing(organization, name));
    }

    private RuntimeException missing(OrganizationName organization, RepositoryName name) {
        return tables.organizations().existsByName(organization.value())
                ? new ImageRepositoryNotFoundException(organization, name)
                : new OrganizationNotFoundException(organization);
    }

    /**
     * With its manifest.
     *
     * @throws TagNotFoundException when the image repository has no such tag
     */
    Tag tag(ImageRepository repository, TagName name) {
        return tables.tags()
                .find(repository, name.value())
                .orElseThrow(() -> new TagNotFoundException(repository.organizationName(), repository.name(), name));
    }
}

package io.github.swremulator.seed;

import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The image repository that is being filled. A tag that states no time is an hour younger than the one before it. */
final class SeedRepository {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Duration STEP = Duration.ofHours(1);

    private final SeedReading reading;
    private final Place place;
    private final OrganizationName organization;
    private final RepositoryName name;
    private final DerivedManifests derived;
    private final StatedRepository stated = new StatedRepository();
    private Instant nextTime = FIRST;
    private @Nullable NewImageRepository told;

    SeedRepository(SeedReading reading, Place place, OrganizationName organization, RepositoryName name) {
        this.reading = reading;
        this.place = place;
        this.organization = organization;
        this.name = name;
        this.derived = new DerivedManifests(organization + "/" + name, manifest -> addManifest(place, manifest));
    }

    /** What is stated of it beside its manifests and tags. */
    StatedRepository stated() {
        return stated;
    }

    /** Begins it, unless that is done already. */
    SeedRepository begin() {
        if (told == null) {
            told = stated.toNewImageRepository(organization, name);
            reading.imageRepository(place, told);
        }
        return this;
    }

    boolean hasBegun() {
        return told != null;
    }

    /** Tells what was stated after the beginning. */
    void end() {
        begin();
        NewImageRepository all = stated.toNewImageRepository(organization, name);
        if (!all.equals(told)) {
            reading.stateMore(place, all);
        }
    }

    void add(Place at, StatedTag tag) {
        add(at, tag.toNewTag(derived, nextTime()));
    }

    /** A tag whose manifest is there. */
    void add(Place at, StatedTag tag, NewManifest manifest) {
        add(at, tag.toNewTag(manifest, nextTime()));
    }

    private void add(Place at, NewTag tag) {
        reading.tag(at, tag);
        Instant next = tag.updatedAt().plus(STEP);
        nextTime = next.isAfter(LAST) ? tag.updatedAt() : next;
    }

    void addManifest(Place at, NewManifest manifest) {
        reading.manifest(at, manifest);
    }

    void expect(Place at, long count) {
        reading.expect(at, count);
    }

    /** The time of the next tag, where it states none. */
    Instant nextTime() {
        return nextTime;
    }
}

package io.github.swremulator.seed;

import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingDataException;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.NewTag;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of a whole seed: what is the same over all its parts, and the place of what the target refuses. */
final class SeedReading {

    private static final Logger log = LoggerFactory.getLogger(SeedReading.class);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

    private final CatalogVisitor target;
    private final SeedLimits limits;
    private final Cancellation cancellation;
    private final LongSupplier nanoTime;
    private final Map<String, Place> stated = new HashMap<>();
    /** Of the last tags and manifests, which may not be stored yet. */
    private final Deque<Told> last = new ArrayDeque<>();

    private long tags;
    private long imageRepositories;
    private long lastProgress;

    /** A tag or a manifest that the target was told, and where it stands. */
    private record Told(Object what, Place place) {}

    SeedReading(CatalogVisitor target, SeedLimits limits) {
        this(target, limits, Cancellation.never());
    }

    SeedReading(CatalogVisitor target, SeedLimits limits, Cancellation cancellation) {
        this(target, limits, cancellation, System::nanoTime);
    }

    SeedReading(CatalogVisitor target, SeedLimits limits, Cancellation cancellation, LongSupplier nanoTime) {
        this.target = target;
        this.cancellation = cancellation;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /**
     * Reads the parts of a seed in their order.
     *
     * @throws BrokenSeedException with the place and what was expected there
     */
    void read(List<SeedSource> sources) {
        sources.forEach(source -> source.readInto(this));
        if (last.isEmpty()) {
            target.end();
        } else {
            accepted(last.getLast().place(), target::end);
        }
    }

    /** Several parts may name one, but only one of them may say more. */
    void organization(Place place, NewOrganization organization) {
        if (!organization.equals(NewOrganization.named(organization.name()))) {
            requireFirst(place, organization.name().value());
        }
        accepted(place, () -> target.organization(organization));
    }

    void imageRepository(Place place, NewImageRepository repository) {
        requireFirst(place, repository.organization() + "/" + repository.name());
        expectImageRepositories(place, 1);
        imageRepositories++;
        stateMore(place, repository);
    }

    /** All that is stated of the image repository that was begun last. */
    void stateMore(Place place, NewImageRepository repository) {
        accepted(place, () -> target.imageRepository(repository));
    }

    private void requireFirst(Place place, String name) {
        Place before = stated.putIfAbsent(name, place);
        if (before != null) {
            throw place.broken(name + " is there twice, before at " + before);
        }
    }

    void manifest(Place place, NewManifest manifest) {
        told(manifest, place);
        accepted(place, () -> target.manifest(manifest));
    }

    void tag(Place place, NewTag tag) {
        expect(place, 1);
        told(tag, place);
        told(tag.manifest(), place);
        accepted(place, () -> target.tag(tag));
        tags++;
    }

    /** So many more tags are to come. */
    void expect(Place place, long count) {
        if (count > limits.tags() - tags) {
            throw new SeedLimitException(place, limits.tags(), "tags", "swr.seed-max-tags");
        }
    }

    /** So many more image repositories are to come. */
    void expectImageRepositories(Place place, long count) {
        if (count > limits.imageRepositories() - imageRepositories) {
            throw new SeedLimitException(
                    place, limits.imageRepositories(), "image repositories", "swr.seed-max-repositories");
        }
    }

    private void accepted(Place place, Runnable step) {
        long now = nanoTime.getAsLong();
        cancellation.check(now);
        tellProgress(now);
        try {
            step.run();
        } catch (ConflictingDataException e) {
            throw placeOf(e.contradiction(), place).broken(String.valueOf(e.getMessage()));
        } catch (InvalidImageDocumentException e) {
            throw place.broken(String.valueOf(e.getMessage()));
        }
    }

    private void told(Object what, Place place) {
        last.add(new Told(what, place));
        if (last.size() > 2 * CatalogVisitor.STORED_TOGETHER) {
            last.remove();
        }
    }

    private Place placeOf(@Nullable Object contradiction, Place now) {
        return last.stream()
                .filter(told -> told.what() == contradiction)
                .map(Told::place)
                .findFirst()
                .orElse(now);
    }

    private void tellProgress(long now) {
        if (now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            log.info("Loading the seed: {} tags so far", tags);
        }
    }
}

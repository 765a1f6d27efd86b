package io.github.swremulator.seed;

import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.ConflictingDataException;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all sources of a seed: applies the limits, refuses duplicate names, and adds the place to what the catalog refuses. */
final class SeedReading {

    private static final Logger log = LoggerFactory.getLogger(SeedReading.class);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

    /** Null if this only counts. */
    private final @Nullable CatalogVisitor target;

    /** Null if the blobs of image layouts are not needed. */
    private final @Nullable LayoutBlobs layoutBlobs;

    private final Limits limits;
    private final Cancellation cancellation;
    private final LongSupplier nanoTime;
    private final Map<String, Place> names = new HashMap<>();
    /** The last tags and manifests, which the target may not have stored yet. */
    private final Deque<Passed> last = new ArrayDeque<>();

    private final Set<OrganizationName> organizations = new HashSet<>();
    private long tags;
    private long imageRepositories;
    private long lastProgress;

    /**
     * The limits of a seed.
     *
     * @param tokenLength of each token of a document in JSON, in characters
     */
    record Limits(long tags, long imageRepositories, long organizations, int tokenLength) {}

    /** A tag or a manifest that was passed to the target, and its place. */
    private record Passed(Object what, Place place) {}

    SeedReading(CatalogVisitor target, Limits limits) {
        this(target, limits, Cancellation.never(), System::nanoTime);
    }

    SeedReading(CatalogVisitor target, LayoutBlobs layoutBlobs, Limits limits) {
        this(target, layoutBlobs, limits, Cancellation.never(), System::nanoTime);
    }

    SeedReading(@Nullable CatalogVisitor target, Limits limits, Cancellation cancellation, LongSupplier nanoTime) {
        this(target, null, limits, cancellation, nanoTime);
    }

    private SeedReading(
            @Nullable CatalogVisitor target,
            @Nullable LayoutBlobs layoutBlobs,
            Limits limits,
            Cancellation cancellation,
            LongSupplier nanoTime) {
        this.target = target;
        this.layoutBlobs = layoutBlobs;
        this.cancellation = cancellation;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /**
     * Reads the sources of a seed in their order.
     *
     * @throws InvalidDocumentException with the place and what was expected there
     */
    void read(List<SeedSource> sources) {
        count(sources);
        sources.forEach(source -> source.readInto(this));
        Place end = last.isEmpty() ? Place.of("seed") : last.getLast().place();
        accept(end, CatalogVisitor::end);
    }

    /** Counts in a first pass, since a few bytes can ask for millions of tags. */
    private void count(List<SeedSource> sources) {
        SeedReading counting = new SeedReading(null, limits, Cancellation.never(), () -> 0);
        for (SeedSource source : sources) {
            try {
                source.readInto(counting);
            } catch (InvalidDocumentException e) {
                if (counting.isOverLimit()) {
                    throw e;
                }
                // The second pass reports this error, or another one before it.
            }
        }
    }

    private boolean isOverLimit() {
        return tags > limits.tags()
                || imageRepositories > limits.imageRepositories()
                || organizations.size() > limits.organizations();
    }

    /** Whether this is the first pass, in which nothing but the counts matters. */
    boolean isCounting() {
        return target == null;
    }

    int tokenLength() {
        return limits.tokenLength();
    }

    @Nullable
    LayoutBlobs layoutBlobs() {
        return layoutBlobs;
    }

    /** Several sources may contain an organization, but only one of them its fields. */
    void organization(Place place, NewOrganization organization) {
        if (!organization.equals(NewOrganization.named(organization.name()))) {
            requireFirst(place, organization.name().value());
        }
        count(place, organization.name());
        accept(place, to -> to.organization(organization));
    }

    void imageRepository(Place place, NewImageRepository repository) {
        requireFirst(place, repository.organization() + "/" + repository.name());
        imageRepositories++;
        check(place, imageRepositories, limits.imageRepositories(), "image repositories", "swr.seed-max-repositories");
        count(place, repository.organization());
        completeImageRepository(place, repository);
    }

    private void count(Place place, OrganizationName organization) {
        organizations.add(organization);
        check(place, organizations.size(), limits.organizations(), "organizations", "swr.seed-max-organizations");
    }

    /** Passes all fields of the current image repository, some of which followed its tags. */
    void completeImageRepository(Place place, NewImageRepository repository) {
        accept(place, to -> to.imageRepository(repository));
    }

    private void requireFirst(Place place, String name) {
        Place first = names.putIfAbsent(name, place);
        if (first != null) {
            throw place.invalid("duplicate field \"" + name + "\", first at " + first);
        }
    }

    void manifest(Place place, NewManifest manifest) {
        pass(manifest, place);
        accept(place, to -> to.manifest(manifest));
    }

    void tag(Place place, NewTag tag) {
        count(place, 1);
        pass(tag, place);
        pass(tag.manifest(), place);
        accept(place, to -> to.tag(tag));
    }

    /** Counts tags, perhaps more than a {@code long} can hold. */
    void count(Place place, long more) {
        tags = more > Long.MAX_VALUE - tags ? Long.MAX_VALUE : tags + more;
        check(place, tags, limits.tags(), "tags", "swr.seed-max-tags");
    }

    private static void check(Place place, long count, long limit, String what, String setting) {
        if (count > limit) {
            throw place.invalid("expected at most " + limit + " " + what + " in a seed (" + setting + ")");
        }
    }

    private void accept(Place place, Consumer<CatalogVisitor> step) {
        if (target == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        cancellation.check(now);
        logProgress(now);
        try {
            step.accept(target);
        } catch (ConflictingDataException e) {
            throw placeOf(e.conflict(), place).invalid(String.valueOf(e.getMessage()));
        } catch (InvalidImageDocumentException e) {
            throw place.invalid(String.valueOf(e.getMessage()));
        }
    }

    private void pass(Object what, Place place) {
        last.add(new Passed(what, place));
        if (last.size() > 2 * CatalogVisitor.BATCH_SIZE) {
            last.remove();
        }
    }

    private Place placeOf(@Nullable Object conflict, Place now) {
        return last.stream()
                .filter(passed -> passed.what() == conflict)
                .map(Passed::place)
                .findFirst()
                .orElse(now);
    }

    private void logProgress(long now) {
        if (now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            log.info("Loading the seed: {} tags so far", tags);
        }
    }
}

package io.github.swremulator.seed;

import io.github.swremulator.document.DocumentReader;
import io.github.swremulator.document.Place;
import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.seed.OrganizationDocument.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The image repository that is being read. A tag without times is an hour newer than the one before it. */
final class SeedRepository {

    /** The fields that {@link #read} accepts. */
    static final List<String> FIELDS = List.of(
            "repo_id",
            "category",
            "description",
            "is_public",
            "creator_id",
            "creator_name",
            "created",
            "updated",
            "num_download",
            "permissions");

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Duration STEP = Duration.ofHours(1);

    private final SeedReading reading;
    private final Place place;
    private final OrganizationName organization;
    private final RepositoryName name;
    private final DerivedManifests derived;
    private @Nullable Long repoId;
    private @Nullable Category category;
    private @Nullable String description;
    private @Nullable Boolean isPublic;
    private @Nullable String creatorId;
    private @Nullable String creatorName;
    private @Nullable Instant created;
    private @Nullable Instant updated;
    private @Nullable Long downloads;
    private Attachments attachments = Attachments.NONE;
    private @Nullable NewImageRepository begun;
    private Instant nextTime = FIRST;

    SeedRepository(SeedReading reading, Place place, OrganizationName organization, RepositoryName name) {
        this.reading = reading;
        this.place = place;
        this.organization = organization;
        this.name = name;
        this.derived = new DerivedManifests(organization + "/" + name, manifest -> addManifest(place, manifest));
    }

    /** Reads the reader's field if it is one of {@link #FIELDS}, and returns whether it is. */
    boolean read(DocumentReader reader) {
        switch (reader.field()) {
            case "repo_id" -> {
                if (begun != null) {
                    throw reader.fieldPlace().invalid("repo_id must be before manifests, tags and oci_layout");
                }
                repoId = reader.whole(0, Long.MAX_VALUE);
            }
            case "category" -> category = reader.read(Category.class);
            case "description" -> description = reader.text(30_000, false);
            case "is_public" -> isPublic = reader.read(Boolean.class);
            case "creator_id" -> creatorId = reader.text(255, true);
            case "creator_name" -> creatorName = reader.text(255, true);
            case "created" -> created = reader.read(Instant.class);
            case "updated" -> updated = reader.read(Instant.class);
            case "num_download" -> downloads = reader.whole(0, Long.MAX_VALUE);
            case "permissions" ->
                attachments = reader.read(
                        Permission[].class, list -> OrganizationDocument.attachments("", Arrays.asList(list)));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Passes the image repository to the catalog, if that has not happened yet. */
    SeedRepository begin() {
        if (begun == null) {
            begun = toNewImageRepository();
            reading.imageRepository(place, begun);
        }
        return this;
    }

    /** Passes the fields that were read since {@link #begin}. */
    void end() {
        begin();
        NewImageRepository all = toNewImageRepository();
        if (!all.equals(begun)) {
            reading.completeImageRepository(place, all);
        }
    }

    private NewImageRepository toNewImageRepository() {
        return new NewImageRepository(
                organization,
                name,
                repoId,
                category,
                description,
                isPublic,
                creatorId,
                creatorName,
                created,
                updated,
                downloads,
                attachments);
    }

    /** Whether this is the first pass, in which nothing but the counts matters. */
    boolean isCounting() {
        return reading.isCounting();
    }

    /** Where the blobs of image layouts are copied; null for nowhere. */
    @Nullable
    LayoutBlobs layoutBlobs() {
        return reading.layoutBlobs();
    }

    /** Adds a tag, or all tags of a generator. */
    void add(Place at, TagDocument tag) {
        Long count = tag.count();
        if (count == null) {
            add(at, tag.toNewTag(tag.name(), tag.manifest(tag.name(), derived), nextTime));
        } else {
            generate(at, tag, count);
        }
    }

    /** Adds the tags one by one, without keeping them in memory. */
    private void generate(Place at, TagDocument generator, long count) {
        Instant time = generator.first(at, nextTime);
        for (long n = 1; n <= count; n++) {
            String tag = TagDocument.numbered(generator.name(), n);
            add(at, generator.toNewTag(tag, generator.manifest(tag, derived), time));
            time = time.plus(generator.interval());
        }
    }

    /** Adds a tag whose manifest is given. */
    void add(Place at, TagDocument tag, NewManifest manifest) {
        add(at, tag.toNewTag(tag.name(), manifest, nextTime));
    }

    private void add(Place at, NewTag tag) {
        reading.tag(at, tag);
        Instant next = tag.updatedAt().plus(STEP);
        nextTime = next.isAfter(LAST) ? tag.updatedAt() : next;
    }

    void addManifest(Place at, NewManifest manifest) {
        reading.manifest(at, manifest);
    }
}

package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSetter;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Place;
import io.github.swremulator.document.Text;
import io.github.swremulator.document.TimeSpan;
import io.github.swremulator.document.Whole;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.TagName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A tag in a document, {@code {"name":"v1","size":1304902}}, or with {@code count} a generator of tags,
 * {@code {"count":25,"name":"1.0.{n}","every":"1h"}}. Absent fields are derived.
 *
 * @param name of the tag; a generator's contains {@link #NUMBER}
 * @param every time from one generated tag to the next, an hour by default
 * @param until time of the last generated tag; by default the first follows the tag before the generator
 */
@JsonNaming(SnakeCaseStrategy.class)
record TagDocument(
        @Text(max = Integer.MAX_VALUE, orNumber = true) String name,
        @Whole @Nullable Long id,
        @Nullable Digest digest,
        @Text(max = 255, orNumber = true) @Nullable String imageId,
        @Whole(min = 1, max = 2) @Nullable Integer schema,
        @Whole @Nullable Long size,
        @Whole(max = 1) @Nullable Integer tagType,
        @Text(max = MAX_MANIFEST) @Nullable String manifest,
        @Nullable Boolean isTrusted,
        @Nullable Boolean scanned,
        @Nullable Instant created,
        @Nullable Instant updated,
        @JsonSetter @Nullable Instant deleted,
        @Text(max = 1024) @Nullable String path,
        @Text(max = 1024) @Nullable String internalPath,
        @Text(max = 255, orNumber = true) @Nullable String domainId,
        @Whole(min = 1) @Nullable Long count,
        @Nullable TimeSpan every,
        @Nullable Instant until) {

    static final int MAX_MANIFEST = 4 * 1024 * 1024;
    static final String NUMBER = "{n}";

    /** The fields of a generator of tags. */
    static final Set<String> GENERATOR_FIELDS = Set.of(
            "count",
            "name",
            "every",
            "until",
            "schema",
            "size",
            "tag_type",
            "is_trusted",
            "scanned",
            "deleted",
            "domain_id");

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Duration HOUR = Duration.ofHours(1);

    TagDocument {
        if (manifest == null && schema != null && schema == 1 && tagType != null && tagType == 1) {
            throw new InvalidFieldException("schema", "must be 2, since tag_type is 1: an index has no other schema");
        }
        if (count == null) {
            String problem = "must be used with count: only a generator of tags has it";
            requireAbsent("every", every, problem);
            requireAbsent("until", until, problem);
            if (name.contains(NUMBER)) {
                throw new InvalidFieldException(
                        "name", "must be used with count if it contains {n}, such as {count: 10, name: \"1.0.{n}\"}");
            }
        } else {
            String problem = "must be absent: a generator gives each tag its own";
            requireAbsent("id", id, problem);
            requireAbsent("digest", digest, problem);
            requireAbsent("image_id", imageId, problem);
            requireAbsent("manifest", manifest, problem);
            requireAbsent("created", created, problem);
            requireAbsent("updated", updated, problem);
            requireAbsent("path", path, problem);
            requireAbsent("internal_path", internalPath, problem);
            if (every != null && every.duration().toNanosPart() % 1000 != 0) {
                throw new InvalidFieldException("every", "must be a time span of whole microseconds");
            }
            if (!name.contains(NUMBER)) {
                throw new InvalidFieldException(
                        "name", "must contain {n}, which counts from 1, such as \"1.0.{n}\", found \"" + name + "\"");
            }
        }
        requireName(name, count);
    }

    private static void requireAbsent(String field, @Nullable Object value, String problem) {
        if (value != null) {
            throw new InvalidFieldException(field, problem);
        }
    }

    /** A generator's last tag has the longest name, so that all names are valid if it is. */
    private static void requireName(String name, @Nullable Long count) {
        try {
            TagName unused = new TagName(count == null ? name : numbered(name, count));
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("name", e.getMessage() + ", found \"" + name + "\"");
        }
    }

    /** The name of a generated tag. */
    static String numbered(String name, long number) {
        return name.replace(NUMBER, Long.toString(number));
    }

    /** Returns a tag with a name and no other field. */
    static TagDocument named(TagName name) {
        return new TagDocument(
                name.value(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Returns the manifest of the document, or derives one. */
    NewManifest manifest(String name, DerivedManifests derived) {
        return manifest != null
                ? new ManifestDocument(digest, imageId, schema, size, tagType, manifest).toNewManifest()
                : derive(name, derived);
    }

    /** Two tags with the same digest, or the same image, point to the same manifest. */
    private NewManifest derive(String name, DerivedManifests derived) {
        String subject = digest != null ? digest.value() : imageId != null ? imageId : name;
        NewManifest made = tagType != null && tagType == 1
                ? derived.index(subject, size)
                : schema != null && schema == 1
                        ? derived.legacy(subject, imageId)
                        : derived.image(subject, size, imageId);
        return new NewManifest(
                made.content(),
                digest != null ? digest : made.digest(),
                made.schemaVersion(),
                imageId != null ? imageId : made.imageId(),
                size != null ? size : made.size(),
                made.isIndex());
    }

    /**
     * Returns the tag.
     *
     * @param time of a tag that has neither {@code created} nor {@code updated}
     */
    NewTag toNewTag(String name, NewManifest manifest, Instant time) {
        return new NewTag(
                new TagName(name),
                id,
                null,
                manifest,
                Boolean.TRUE.equals(isTrusted),
                Boolean.TRUE.equals(scanned),
                created != null ? created : updated != null ? updated : time,
                updated != null ? updated : created != null ? created : time,
                deleted,
                path,
                internalPath,
                domainId);
    }

    /** Time from one generated tag to the next. */
    Duration interval() {
        return every == null ? HOUR : every.duration();
    }

    /**
     * Returns the time of the first generated tag.
     *
     * @param at the generator's place
     * @param next the time after the tag before the generator
     * @throws InvalidDocumentException if a tag's time would be outside the years 0 to 9999
     */
    Instant first(Place at, Instant next) {
        long steps = requireNonNull(count) - 1;
        try {
            Duration all = interval().multipliedBy(steps);
            Instant first = until != null ? until.minus(all) : next;
            if (!first.isBefore(EARLIEST) && !first.plus(all).isAfter(LATEST)) {
                return first;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // The time is outside the range of Instant.
        }
        throw at.invalid("expected times in the years 0 to 9999, which " + count + " tags at this interval exceed");
    }
}

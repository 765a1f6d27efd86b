package io.github.swremulator.seed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.DocumentReader;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.document.Whole;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import tools.jackson.core.JsonToken;

/**
 * A document with image repositories and their tags, for example {@code group/busybox: [v1, v2]}. Its schema is
 * {@code seed/seed.schema.json}. It is read value by value, each into a record.
 *
 * @param folder where image layouts are found; null if the document must not contain any
 */
record SeedDocument(
        String name,
        DocumentFormat format,
        InputStreamSource content,
        @Nullable Path folder) implements SeedSource {

    static final DocumentMapper MAPPER = new DocumentMapper(Strictness.DOCUMENT)
            .with(TagName.class, TagName::new)
            .with(Digest.class, Digest::new)
            .with(Category.class, Category::new)
            .with(Instant.class, SeedDocument::time);

    /** The fields of an image repository. */
    static final List<String> REPOSITORY_FIELDS = Stream.concat(
                    SeedRepository.FIELDS.stream(), Stream.of("manifests", "tags", "oci_layout"))
            .toList();

    static final String SCHEMA = "$schema";

    private static final String TAGS = "must be a list of tags, such as [v1, v2]";

    /** RFC 3339, as exact as the store. */
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6}0{0,3})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)");

    /** In UTC, since replies have four digits. */
    private static final int LAST_YEAR = 9999;

    /** A document without a folder. */
    SeedDocument(String name, DocumentFormat format, InputStreamSource content) {
        this(name, format, content, null);
    }

    private static Instant time(String text) {
        if (TIME.matcher(text).matches()) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
                if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                    return time.toInstant();
                }
            } catch (DateTimeException e) {
                // The form is right, but the day does not exist.
            }
        }
        throw new IllegalArgumentException("must be a time such as 2018-07-06T06:18:55Z or 2018-07-06T06:18:55.0698Z");
    }

    /** A tag as far as the first pass reads it: a generator has a count. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TagCount(@Whole(min = 1) @Nullable Long count) {}

    @Override
    public void readInto(SeedReading reading) {
        try (DocumentReader reader = MAPPER.open(name, format, reading.tokenLength(), content.getInputStream())) {
            new Pass(reader, reading).read();
        } catch (IOException e) {
            throw new InvalidDocumentException(Place.of(name), "cannot be read", e);
        }
    }

    /** Reads the document once. */
    private final class Pass {

        private final DocumentReader reader;
        private final SeedReading reading;

        Pass(DocumentReader reader, SeedReading reading) {
            this.reader = reader;
            this.reading = reading;
        }

        void read() {
            if (reader.token() != JsonToken.START_OBJECT) {
                throw reader.place().invalid("expected image repositories, such as group/busybox: [v1, v2]");
            }
            while (reader.nextField()) {
                readField(reader.field(), reader.fieldPlace());
            }
            reader.end();
        }

        private void readField(String field, Place place) {
            int slash = field.indexOf('/');
            if (slash >= 0) {
                OrganizationName organization =
                        name(place, "namespace", OrganizationName::new, field.substring(0, slash));
                readRepository(new SeedRepository(
                        reading,
                        place,
                        organization,
                        name(place, "repository", RepositoryName::new, field.substring(slash + 1))));
            } else if (field.equals(SCHEMA)) {
                reader.read(String.class);
            } else {
                readOrganization(place, field);
            }
        }

        private void readOrganization(Place place, String field) {
            JsonToken token = reader.token();
            OrganizationName name = name(place, "namespace", OrganizationName::new, field);
            String hint = "; the name of an image repository is \"" + field + "/<repository>\"";
            if (token != JsonToken.START_OBJECT) {
                throw reader.wrong("must be an object, {} if it is empty" + hint);
            }
            try {
                NewOrganization organization =
                        reader.read(OrganizationDocument.class, document -> document.toNewOrganization(name));
                reading.organization(place, organization);
            } catch (InvalidDocumentException e) {
                throw e.kind() == InvalidDocumentException.Kind.UNKNOWN ? e.with(hint) : e;
            }
        }

        private void readRepository(SeedRepository repository) {
            switch (reader.token()) {
                case START_ARRAY -> readTags(repository);
                case START_OBJECT -> readFields(repository);
                default -> throw reader.wrong(TAGS + ", or an object with tags");
            }
            repository.end();
        }

        private void readFields(SeedRepository repository) {
            boolean isFirst = true;
            while (reader.nextField()) {
                if (isFirst && TagDocument.GENERATOR_FIELDS.contains(reader.field())) {
                    readGenerator(repository.begin());
                    return;
                }
                isFirst = false;
                switch (reader.field()) {
                    case "manifests" -> readManifests(repository);
                    case "tags" -> readTags(repository);
                    case "oci_layout" -> readLayout(repository);
                    default -> {
                        if (!repository.read(reader)) {
                            throw reader.unknownField(REPOSITORY_FIELDS);
                        }
                    }
                }
            }
        }

        /** {@code group/app: {count: 25, name: "1.0.{n}"}}. */
        private void readGenerator(SeedRepository repository) {
            if (reading.isCounting()) {
                count(reader.readObject(TagCount.class));
                return;
            }
            TagDocument generator = reader.readObject(TagDocument.class);
            if (generator.count() == null) {
                throw reader.place("").invalid(TAGS.replace("must be", "expected") + ", or a generator with count");
            }
            repository.add(reader.place(""), generator);
        }

        private void readLayout(SeedRepository repository) {
            String path = reader.read(String.class);
            Place place = reader.place("");
            if (folder == null) {
                throw place.invalid("oci_layout must be absent: this document is in no folder");
            }
            Path layout = ImageLayout.inside(folder, path, place);
            ImageLayout.read(layout, repository.begin());
        }

        private void readManifests(SeedRepository repository) {
            if (reader.token() != JsonToken.START_ARRAY) {
                throw reader.wrong("must be a list of manifests without a tag");
            }
            if (reading.isCounting()) {
                reader.skip();
                return;
            }
            repository.begin();
            while (reader.nextItem()) {
                ManifestDocument manifest = reader.read(ManifestDocument.class);
                repository.addManifest(reader.place(""), manifest.toNewManifest());
            }
        }

        private void readTags(SeedRepository repository) {
            if (reader.token() != JsonToken.START_ARRAY) {
                throw reader.wrong(TAGS);
            }
            repository.begin();
            while (reader.nextItem()) {
                readTag(repository);
            }
        }

        private void readTag(SeedRepository repository) {
            switch (reader.token()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    if (reading.isCounting()) {
                        reading.count(reader.place(), 1);
                    } else {
                        repository.add(reader.place(), TagDocument.named(reader.read(TagName.class)));
                    }
                }
                case START_OBJECT -> {
                    if (reading.isCounting()) {
                        count(reader.read(TagCount.class));
                    } else {
                        TagDocument tag = reader.read(TagDocument.class);
                        repository.add(reader.place(""), tag);
                    }
                }
                default ->
                    throw reader.wrong("must be a tag: its name, in quotes if it is a word such as true, or an object");
            }
        }

        private void count(TagCount tag) {
            reading.count(reader.place(tag.count() == null ? "" : "count"), tag.count() == null ? 1 : tag.count());
        }

        private static <T> T name(Place place, String subject, Function<String, T> type, String name) {
            try {
                return type.apply(name);
            } catch (IllegalArgumentException e) {
                throw place.invalid(subject + " " + e.getMessage());
            }
        }
    }
}

package io.github.swremulator.seed;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.DocumentReader;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.document.Text;
import io.github.swremulator.document.Whole;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a tag list as the real service returned it for one image repository (swr_02_0035, response parameters):
 * {@code [{"id":0,"repo_id":0,"Tag":"latest",…},…]}, or of version 3 (swr_02_0061), {@code {"tags":[{"tag":"latest",…},…]}}. It is read
 * tag by tag.
 */
record CapturedReply(String name, OrganizationName organization, RepositoryName repository, InputStreamSource content)
        implements SeedSource {

    private static final Logger log = LoggerFactory.getLogger(CapturedReply.class);

    private static final String FORMS = "the list [...] that the service returns, or {\"tags\": [...]} of version 3";

    /** A tag of the reply. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record CapturedTag(
            @JsonProperty("Tag") @JsonAlias("tag") TagName tag,
            @Whole @Nullable Long id,
            @Whole @Nullable Long repoId,
            @Text(max = 255, orNumber = true) @Nullable String imageId,
            @Text(max = TagDocument.MAX_MANIFEST) String manifest,
            @Nullable Digest digest,
            @Whole(min = 1, max = 2) @Nullable Integer schema,
            @Text(max = 1024) @Nullable String path,
            @Text(max = 1024) @Nullable String internalPath,
            @Whole @Nullable Long size,
            @Nullable Boolean isTrusted,
            Instant created,
            Instant updated,
            @JsonSetter @Nullable Instant deleted,
            @Text(max = 255, orNumber = true) @Nullable String domainId,
            @Nullable Boolean scanned,
            @Whole(max = 1) @Nullable Integer tagType,
            @JsonAnySetter @Nullable Map<String, JsonNode> undocumented) {

        NewTag toNewTag() {
            return new NewTag(
                    tag,
                    id,
                    repoId,
                    new ManifestDocument(digest, imageId, schema, size, tagType, manifest).toNewManifest(),
                    Boolean.TRUE.equals(isTrusted),
                    Boolean.TRUE.equals(scanned),
                    created,
                    updated,
                    deleted,
                    path,
                    internalPath,
                    domainId);
        }
    }

    @Override
    public void readInto(SeedReading reading) {
        reading.imageRepository(new Place(name, 1, 1), NewImageRepository.named(organization, repository, null));
        try (DocumentReader reader =
                SeedDocument.MAPPER.open(name, DocumentFormat.JSON, reading.tokenLength(), content.getInputStream())) {
            read(reader, reading);
        } catch (IOException e) {
            throw new InvalidDocumentException(Place.of(name), "cannot be read", e);
        }
    }

    private static void read(DocumentReader reader, SeedReading reading) {
        if (reader.token() == JsonToken.START_OBJECT) {
            readVersion3(reader, reading);
        } else {
            readTags(reader, reading);
        }
        reader.end();
    }

    private static void readVersion3(DocumentReader reader, SeedReading reading) {
        Place place = reader.place();
        boolean hasTags = false;
        while (reader.nextField()) {
            switch (reader.field()) {
                case "tags" -> {
                    readTags(reader, reading);
                    hasTags = true;
                }
                case "nextMarker" -> {
                    if (!reading.isCounting()) {
                        log.warn(
                                "{}: the reply is one page, and nextMarker tells that others follow",
                                reader.fieldPlace());
                    }
                    reader.skip();
                }
                default -> reader.skip();
            }
        }
        if (!hasTags) {
            throw place.invalid("expected " + FORMS);
        }
    }

    private static void readTags(DocumentReader reader, SeedReading reading) {
        if (reader.token() != JsonToken.START_ARRAY) {
            throw reader.wrong("must be " + FORMS);
        }
        boolean hasWarned = false;
        while (reader.nextItem()) {
            if (reading.isCounting()) {
                reading.count(reader.place(), 1);
                reader.skip();
                continue;
            }
            CapturedTag tag = reader.read(CapturedTag.class);
            hasWarned = hasWarned || warn(tag, reader.place(""));
            reading.tag(reader.place(""), tag.toNewTag());
        }
    }

    /** The real service may return more fields than its page documents. */
    private static boolean warn(CapturedTag tag, Place place) {
        if (tag.undocumented() == null || tag.undocumented().isEmpty()) {
            return false;
        }
        String field = tag.undocumented().keySet().iterator().next();
        log.warn(
                "{}: {} is not a documented field of a tag; it and all others like it are ignored",
                place,
                JsonMapper.shared().writeValueAsString(field));
        return true;
    }
}

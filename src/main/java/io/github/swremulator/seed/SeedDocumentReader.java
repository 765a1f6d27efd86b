package io.github.swremulator.seed;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonToken;

/** Reads a {@link SeedDocument}, one tag at a time. */
final class SeedDocumentReader {

    /** The members of an image repository. */
    static final List<String> REPOSITORY_MEMBERS = Stream.of(
                    StatedRepository.MEMBERS, List.of("manifests", "tags", "oci_layout"))
            .flatMap(List::stream)
            .toList();

    static final String SCHEMA_KEY = "$schema";

    private final SeedDocument document;
    private final SeedTokens tokens;
    private final SeedReading reading;
    private final Map<String, Place> keys = new HashMap<>();

    private SeedDocumentReader(SeedDocument document, SeedTokens tokens, SeedReading reading) {
        this.document = document;
        this.tokens = tokens;
        this.reading = reading;
    }

    /** @throws BrokenSeedException with the place and what was expected there */
    static void read(SeedDocument document, SeedReading reading) {
        SeedTokens.read(
                document.name(),
                document.format(),
                document.content()::getInputStream,
                tokens -> new SeedDocumentReader(document, tokens, reading).read());
    }

    private void read() {
        if (tokens.next() != JsonToken.START_OBJECT) {
            throw tokens.place().broken("expected image repositories, such as group/busybox: [v1, v2]");
        }
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String key = tokens.name();
            Place place = tokens.place();
            tokens.next();
            readMember(key, place);
        }
        if (tokens.next() != null) {
            throw tokens.place().broken("expected nothing after the document");
        }
    }

    private void readMember(String key, Place place) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            OrganizationName organization = name(place, OrganizationName::new, key.substring(0, slash));
            readRepository(place, organization, name(place, RepositoryName::new, key.substring(slash + 1)));
            return;
        }
        Place before = keys.putIfAbsent(key, place);
        if (before != null) {
            throw place.broken("key \"" + key + "\" is there twice, before at " + before);
        }
        if (key.equals(SCHEMA_KEY)) {
            tokens.value().text(Integer.MAX_VALUE);
        } else {
            OrganizationName name = name(place, OrganizationName::new, key);
            reading.organization(place, new DocumentOrganization(tokens, name).read());
        }
    }

    private void readRepository(Place place, OrganizationName organization, RepositoryName name) {
        SeedRepository repository = new SeedRepository(reading, place, organization, name);
        switch (tokens.current()) {
            case START_ARRAY -> readTags(repository);
            case START_OBJECT -> readMembers(repository);
            default -> throw tokens.place().broken("expected a list of tags, such as [v1, v2], or an object with tags");
        }
        repository.end();
    }

    private void readMembers(SeedRepository repository) {
        SeedObject object = new SeedObject(tokens);
        for (String member = object.next(); member != null; member = object.next()) {
            switch (member) {
                case "manifests" -> readManifests(repository);
                case "tags" -> readTags(repository);
                case "oci_layout" -> readLayout(repository);
                default -> readStated(repository, object, member);
            }
        }
    }

    private void readStated(SeedRepository repository, SeedObject object, String member) {
        if (member.equals("repo_id") && repository.hasBegun()) {
            throw object.place(member).broken("expected repo_id before manifests, tags and oci_layout");
        }
        if (!repository.stated().read(member, tokens)) {
            throw object.unknown(member, REPOSITORY_MEMBERS);
        }
    }

    private void readLayout(SeedRepository repository) {
        Place place = tokens.place();
        String path = tokens.value().text(Integer.MAX_VALUE);
        if (document.folder() == null) {
            throw place.broken("expected no oci_layout: this document is in no folder");
        }
        Path layout = ImageLayout.inside(document.folder(), path, place);
        LayoutFiles files = new LayoutFiles(layout);
        if (!files.isLayout()) {
            throw place.broken(LayoutFiles.EXPECTED);
        }
        new ImageLayoutReader(files, repository.begin()).read();
    }

    private void readManifests(SeedRepository repository) {
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw tokens.place().broken("expected a list of manifests without a tag");
        }
        repository.begin();
        while (tokens.next() != JsonToken.END_ARRAY) {
            if (tokens.current() != JsonToken.START_OBJECT) {
                throw tokens.place().broken("expected a manifest, an object");
            }
            new DocumentManifest(tokens).readInto(repository);
        }
    }

    private void readTags(SeedRepository repository) {
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw tokens.place().broken("expected a list of tags, such as [v1, v2]");
        }
        repository.begin();
        while (tokens.next() != JsonToken.END_ARRAY) {
            readTag(repository);
        }
    }

    private void readTag(SeedRepository repository) {
        Place place = tokens.place();
        switch (tokens.current()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                repository.add(place, new StatedTag().named(tokens.value().wordOf(TagName::new)));
            case START_OBJECT -> new DocumentTag(tokens).readInto(repository);
            default ->
                throw place.broken("expected a tag: its name, in quotes where it is a word such as true, or an object");
        }
    }

    private static <T> T name(Place place, Function<String, T> type, String name) {
        try {
            return type.apply(name);
        } catch (IllegalArgumentException e) {
            throw place.broken(String.valueOf(e.getMessage()));
        }
    }
}

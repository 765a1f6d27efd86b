package io.github.swremulator.seed;

import io.github.swremulator.registry.TagName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tag that a document writes as an object, or a {@link TagGenerator}, which is the one with {@code count}. */
final class DocumentTag {

    /** What only a generator takes. */
    static final List<String> GENERATOR_MEMBERS = List.of("count", "every", "until");

    /** What tags that come of one generator cannot share. */
    static final List<String> SINGLE_MEMBERS =
            List.of("id", "image_id", "manifest", "digest", "path", "internal_path", "created", "updated");

    /** All that it may have. */
    static final List<String> MEMBERS = Stream.of(List.of("name"), StatedTag.MEMBERS, GENERATOR_MEMBERS)
            .flatMap(List::stream)
            .toList();

    private final SeedTokens tokens;
    private final SeedObject object;
    private final StatedTag stated = new StatedTag();
    private @Nullable String name;
    private @Nullable Place namePlace;
    private @Nullable Long count;
    private @Nullable Duration every;
    private @Nullable Instant until;

    /** The tokens stand at its beginning. */
    DocumentTag(SeedTokens tokens) {
        this.tokens = tokens;
        this.object = new SeedObject(tokens);
    }

    void readInto(SeedRepository repository) {
        for (String member = object.next(); member != null; member = object.next()) {
            read(member, tokens.value());
        }
        if (name == null || namePlace == null) {
            throw object.begin().broken("expected a tag with the key \"name\"");
        }
        if (stated.isLegacyIndex()) {
            throw object.place("schema").broken("expected schema 2, since tag_type is 1: an index has no other");
        }
        if (count == null) {
            addOne(repository, name, namePlace);
        } else {
            generate(repository, name, namePlace, count);
        }
    }

    private void read(String member, SeedValue value) {
        switch (member) {
            case "name" -> {
                namePlace = value.place();
                name = value.word(Integer.MAX_VALUE);
            }
            case "count" -> count = value.number(1, Long.MAX_VALUE);
            case "every" -> every = value.duration();
            case "until" -> until = value.time();
            default -> {
                if (!stated.read(member, value)) {
                    throw unknown(member);
                }
            }
        }
    }

    /** In a reply of the service a tag's name is under another key. */
    private BrokenSeedException unknown(String member) {
        return member.equals("Tag") || member.equals("tag")
                ? object.place(member).broken("unknown key \"" + member + "\", did you mean \"name\"?")
                : object.unknown(member, MEMBERS);
    }

    private void addOne(SeedRepository repository, String name, Place namePlace) {
        refuse(GENERATOR_MEMBERS, "only a generator, which has count, takes ");
        if (name.contains(TagGenerator.NUMBER)) {
            throw namePlace.broken("expected count beside a name with {n}, such as {count: 10, name: \"1.0.{n}\"}");
        }
        repository.add(object.begin(), stated.named(tagName(name, namePlace)));
    }

    private void generate(SeedRepository repository, String name, Place namePlace, long count) {
        refuse(SINGLE_MEMBERS, "a generator gives each tag its own ");
        repository.expect(object.place("count"), count);
        if (!name.contains(TagGenerator.NUMBER)) {
            throw namePlace.broken("expected a name with {n}, which counts from 1, such as \"1.0.{n}\"");
        }
        // The last has the longest name, and no other can break the rule alone.
        tagName(TagGenerator.name(name, count), namePlace);
        new TagGenerator(object.begin(), name, count, every, until).generate(stated, repository);
    }

    private void refuse(List<String> members, String reason) {
        members.stream().filter(object::has).findFirst().ifPresent(member -> {
            throw object.place(member).broken(reason + member);
        });
    }

    private static TagName tagName(String name, Place place) {
        try {
            return new TagName(name);
        } catch (IllegalArgumentException e) {
            throw place.broken(String.valueOf(e.getMessage()));
        }
    }
}

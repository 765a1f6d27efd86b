package io.github.swremulator.seed;

import java.util.List;

/** A manifest that a document writes without a tag: {@code {"manifest":"{…}","size":1304902}}. */
final class DocumentManifest {

    static final List<String> MEMBERS = List.of("image_id", "manifest", "digest", "schema", "size", "tag_type");

    private final SeedTokens tokens;
    private final SeedObject object;
    private final StatedTag stated = new StatedTag();

    /** The tokens stand at its beginning. */
    DocumentManifest(SeedTokens tokens) {
        this.tokens = tokens;
        this.object = new SeedObject(tokens);
    }

    void readInto(SeedRepository repository) {
        for (String member = object.next(); member != null; member = object.next()) {
            if (!MEMBERS.contains(member) || !stated.read(member, tokens.value())) {
                throw object.unknown(member, MEMBERS);
            }
        }
        if (!object.has("manifest")) {
            throw object.begin().broken("expected a manifest with the key \"manifest\"");
        }
        repository.addManifest(object.begin(), stated.toNewManifest());
    }
}

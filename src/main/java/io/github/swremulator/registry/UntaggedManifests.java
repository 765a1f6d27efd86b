package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes manifests away that nothing points to any more: neither a tag nor an index. */
final class UntaggedManifests {

    private final CatalogTables tables;
    private final ImageRepository repository;
    private final Generation changes;

    UntaggedManifests(CatalogTables tables, ImageRepository repository, Generation changes) {
        this.tables = tables;
        this.repository = repository;
        this.changes = changes;
    }

    /** After a tag that pointed to it went. What an index pointed to goes with it, however deep indexes are in each other. */
    void remove(Manifest untagged) {
        Deque<Digest> left = new ArrayDeque<>(List.of(untagged.facts().digest()));
        while (!left.isEmpty()) {
            tables.manifests()
                    .findWritten(repository, left.remove().value())
                    .filter(found -> tables.tags().countByManifest(found) == 0 && !isInAnIndex(found))
                    .ifPresent(found -> {
                        tables.remove(found, changes);
                        left.addAll(children(found));
                    });
        }
    }

    private boolean isInAnIndex(Manifest manifest) {
        Digest digest = manifest.facts().digest();
        return tables.manifests().listIndexes(repository).stream()
                .filter(index -> index.id() != manifest.id())
                .anyMatch(index -> children(index).contains(digest));
    }

    /** Nothing for what is no index, or was blacked out. */
    private static Set<Digest> children(Manifest manifest) {
        if (!manifest.facts().isIndex()) {
            return Set.of();
        }
        try {
            return ImageDocument.parse(manifest.content()) instanceof ImageIndex index ? digests(index) : Set.of();
        } catch (InvalidImageDocumentException e) {
            return Set.of();
        }
    }

    private static Set<Digest> digests(ImageIndex index) {
        Set<Digest> digests = new LinkedHashSet<>();
        index.manifests().forEach(child -> digests.add(child.digest()));
        return digests;
    }
}

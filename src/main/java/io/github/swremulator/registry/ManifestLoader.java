package io.github.swremulator.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.CatalogLoader.Tables;
import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Manifests.Known;
import io.github.swremulator.registry.store.UntaggedManifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores manifests of one content, a batch at a time, and finds those that are stored already. */
final class ManifestLoader {

    private static final int MAX_DEPTH = 100;

    private final Tables tables;
    private final long content;
    private final Map<Digest, Pending> pending = new LinkedHashMap<>();
    private final Map<Digest, Long> unsizedIndexes = new LinkedHashMap<>();
    private final Map<Digest, Long> sizes = new HashMap<>();
    /** The blobs and subjects of the stored manifests, by the ids of the manifests. */
    private final Map<Long, References> references = new LinkedHashMap<>();

    private record References(List<NewManifest.Blob> blobs, Optional<Digest> subject) {

        boolean isEmpty() {
            return blobs.isEmpty() && subject.isEmpty();
        }
    }

    private record Pending(NewManifest specified, Digest sha256, NewManifest.Facts facts) {

        static Pending of(NewManifest specified) {
            NewManifest.Facts facts = specified.facts();
            return new Pending(
                    specified, specified.digest() == null ? facts.digest() : Digest.of(specified.content()), facts);
        }

        /** A size that is not specified contradicts none. */
        void requireSame(Digest otherSha256, NewManifest.Facts other) {
            if (!sha256.equals(otherSha256)
                    || !other.equals(specified.size() != null ? facts : facts.withSize(other.size()))) {
                throw new ConflictingDataException(
                        "another tag describes digest " + facts.digest() + " differently", specified);
            }
        }

        boolean isUnsizedIndex() {
            return specified.size() == null && facts.isIndex();
        }

        boolean isStoredAs(Known known) {
            return !isUnsizedIndex() && sha256.value().equals(known.sha256()) && facts.equals(known.facts());
        }
    }

    ManifestLoader(Tables tables, long content) {
        this.tables = tables;
        this.content = content;
    }

    /**
     * Takes a manifest, which is stored with the others.
     *
     * @throws ConflictingDataException when another one of its digest differs
     * @throws InvalidImageDocumentException when something must be derived and the content is no image document
     */
    Digest add(NewManifest specified) {
        Pending manifest = Pending.of(specified);
        Pending before = pending.putIfAbsent(manifest.facts().digest(), manifest);
        if (before != null) {
            manifest.requireSame(before.sha256(), before.facts());
            if (before.specified().blobs().isEmpty()) {
                pending.put(manifest.facts().digest(), manifest);
            }
        }
        return manifest.facts().digest();
    }

    /** The digests of what was taken and is not stored yet. */
    Set<Digest> pending() {
        return pending.keySet();
    }

    /** Finds what is stored of some digests, for {@link #store}. */
    Map<String, List<Known>> findKnown(Collection<Digest> digests) {
        String[] values = digests.stream().map(Digest::value).toArray(String[]::new);
        return values.length == 0
                ? new HashMap<>()
                : tables.manifests().listKnown(content, values).stream()
                        .collect(groupingBy(Known::digest, HashMap::new, toCollection(ArrayList::new)));
    }

    /**
     * Stores what was taken.
     *
     * @param tagged those that a tag points to; the others are held without a tag
     * @param known what is stored of their digests; what is stored now is added
     * @return the ids by the digests
     * @throws ConflictingDataException when a manifest that the content holds differs from another one of its digest
     */
    Map<Digest, Long> store(Collection<Digest> tagged, Map<String, List<Known>> known) {
        Map<Digest, Long> ids = new HashMap<>();
        Set<Digest> withTag = Set.copyOf(tagged);
        List<Manifest> taggedNow = new ArrayList<>();
        pending.forEach((digest, manifest) -> {
            List<Known> same = known.getOrDefault(digest.value(), List.of());
            Optional<Known> held = same.stream().filter(Known::isHeld).findFirst();
            held.ifPresent(one -> manifest.requireSame(new Digest(one.sha256()), one.facts()));
            long id = held.or(() -> same.stream().filter(manifest::isStoredAs).findFirst())
                    .map(Known::id)
                    .orElseGet(() -> create(manifest, known));
            ids.put(digest, id);
            References others = new References(
                    manifest.specified().blobs(), manifest.specified().subject());
            if (!others.isEmpty()) {
                references.put(id, others);
            }
            if (held.isPresent() && withTag.contains(digest)) {
                taggedNow.add(tables.manifests().getReferenceById(id));
            } else if (held.isEmpty() && !withTag.contains(digest)) {
                tables.untagged()
                        .save(new UntaggedManifest(content, tables.manifests().getReferenceById(id)));
            }
        });
        if (!taggedNow.isEmpty()) {
            tables.untagged().deleteAll(content, taggedNow);
        }
        pending.clear();
        return ids;
    }

    private long create(Pending manifest, Map<String, List<Known>> known) {
        NewManifest.Facts facts = manifest.facts();
        Manifest created =
                tables.manifests().save(new Manifest(manifest.specified().content(), manifest.sha256(), facts));
        if (manifest.isUnsizedIndex()) {
            unsizedIndexes.put(facts.digest(), created.id());
        } else {
            known.computeIfAbsent(facts.digest().value(), first -> new ArrayList<>())
                    .add(created.known());
        }
        return created.id();
    }

    /**
     * Stores the blobs that came with manifests, and sizes the indexes whose size was not specified: each is as large as those of
     * its manifests that the content holds.
     *
     * @throws ConflictingDataException when these are larger than a 64-bit number together, or nested too deep
     */
    void finish() {
        references.forEach(this::refer);
        references.clear();
        try {
            List.copyOf(unsizedIndexes.keySet()).forEach(index -> size(index, 0));
        } catch (ArithmeticException e) {
            throw new ConflictingDataException(
                    "the images of an index must not exceed 9223372036854775807 bytes together");
        }
    }

    private void refer(long manifest, References others) {
        others.blobs().forEach(blob -> {
            tables.blobs().add(blob.digest(), blob.size());
            blob.store().run();
        });
        tables.blobs()
                .refer(
                        manifest,
                        others.blobs().stream()
                                .map(blob -> blob.digest().value())
                                .toList(),
                        others.subject().stream().map(Digest::value).toList());
    }

    /** 0 where the content does not hold it. An index that lists itself, which only a specified digest can, counts once. */
    private long size(Digest digest, int depth) {
        Long unsized = unsizedIndexes.remove(digest);
        if (unsized != null) {
            long size =
                    sizeOfManifests(tables.manifests().getReferenceById(unsized).content(), depth + 1);
            tables.manifests().resize(unsized, size);
            sizes.put(digest, size);
            return size;
        }
        Long resized = sizes.get(digest);
        return resized != null
                ? resized
                : tables.manifests()
                        .findHeld(content, digest.value())
                        .map(Manifest::size)
                        .orElse(0L);
    }

    private long sizeOfManifests(String index, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ConflictingDataException("indexes are nested more than " + MAX_DEPTH + " deep");
        }
        return ImageDocument.parse(index) instanceof ImageIndex parsed
                ? parsed.totalSize(manifest -> size(manifest, depth))
                : 0;
    }
}

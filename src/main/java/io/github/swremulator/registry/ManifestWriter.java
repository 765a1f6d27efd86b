package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps each manifest of one image repository once. Holds what is known of the latest ones. */
final class ManifestWriter {

    /** More than the rows that the database was not asked to keep yet, so that it knows every other one. */
    private static final int KNOWN = 2 * ImageRepositoryWriter.ROWS_HELD;

    private static final int MAX_DEPTH = 100;

    private final CatalogTables tables;
    private final Generation generation;
    private final SeenKeys seen;
    private final ImageRepository imageRepository;
    private final boolean isNewRepository;
    private final Map<Digest, StoredManifest> latest = new LinkedHashMap<>();
    private final Map<Digest, Long> unsizedIndexes = new LinkedHashMap<>();
    private final Map<Digest, Long> sizes = new HashMap<>();

    private record StoredManifest(long id, Digest content, ManifestFacts facts) {

        static StoredManifest of(Manifest manifest) {
            return new StoredManifest(manifest.id(), Digest.of(manifest.content()), manifest.facts());
        }
    }

    ManifestWriter(
            CatalogTables tables,
            Generation generation,
            SeenKeys seen,
            ImageRepository imageRepository,
            boolean isNewRepository) {
        this.tables = tables;
        this.generation = generation;
        this.seen = seen;
        this.imageRepository = imageRepository;
        this.isNewRepository = isNewRepository;
    }

    /** The manifest's row, an old one where there is one that says the same. */
    Manifest store(NewManifest stated) {
        ManifestFacts facts = ManifestFacts.of(stated);
        StoredManifest before = find(facts.digest()).orElse(null);
        if (before == null) {
            return create(stated, facts);
        }
        if (!before.content().equals(Digest.of(stated.content()))
                || !before.facts().saysTheSame(stated, facts)) {
            throw new ConflictingTagException("a tag before says something else of digest " + facts.digest());
        }
        return tables.manifests().getReferenceById(before.id());
    }

    /**
     * Completes the manifests: an index whose size was not stated is as large as those of its children that are here.
     *
     * @throws ConflictingTagException when these are larger than a 64-bit number together, or too deep in each other
     */
    void finish() {
        try {
            List.copyOf(unsizedIndexes.keySet()).forEach(index -> size(index, 0));
        } catch (ArithmeticException e) {
            throw new ConflictingTagException("the images of an index are larger than 9223372036854775807 together");
        }
    }

    /** Of a manifest that is here, else 0. An index that is inside itself, as only stated digests can say, counts once. */
    private long size(Digest digest, int depth) {
        Long id = unsizedIndexes.remove(digest);
        if (id != null) {
            long size = sizeOfChildren(tables.manifests().getReferenceById(id).content(), depth + 1);
            tables.manifests().resize(id, size);
            sizes.put(digest, size);
            return size;
        }
        Long resized = sizes.get(digest);
        return resized != null
                ? resized
                : findWritten(digest).map(known -> known.facts().size()).orElse(0L);
    }

    private long sizeOfChildren(String content, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ConflictingTagException("indexes are more than " + MAX_DEPTH + " deep in each other");
        }
        return ImageDocument.parse(content) instanceof ImageIndex index
                ? index.manifests().stream()
                        .mapToLong(child -> size(child.digest(), depth))
                        .reduce(0, Math::addExact)
                : 0;
    }

    private Optional<StoredManifest> find(Digest digest) {
        boolean perhapsWritten = seen.add(imageRepository.id(), digest.value());
        StoredManifest known = latest.get(digest);
        if (known != null || (isNewRepository && !perhapsWritten)) {
            return Optional.ofNullable(known);
        }
        return findWritten(digest);
    }

    private Optional<StoredManifest> findWritten(Digest digest) {
        return tables.manifests().findWritten(imageRepository, digest.value()).map(StoredManifest::of);
    }

    private Manifest create(NewManifest stated, ManifestFacts facts) {
        Manifest created =
                tables.manifests().save(new Manifest(generation.id(), imageRepository, stated.content(), facts));
        latest.put(facts.digest(), new StoredManifest(created.id(), Digest.of(stated.content()), facts));
        if (latest.size() > KNOWN) {
            latest.remove(latest.keySet().iterator().next());
        }
        if (stated.size() == null && facts.isIndex()) {
            unsizedIndexes.put(facts.digest(), created.id());
        }
        return created;
    }
}

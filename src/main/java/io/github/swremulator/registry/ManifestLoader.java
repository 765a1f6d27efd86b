package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.registry.ManifestTable.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores manifests of one content, some at a time, and finds those that are there already. */
final class ManifestLoader {

    private static final int MAX_DEPTH = 100;

    private final ManifestTable manifests;
    private final long content;
    private final Map<Digest, Told> told = new LinkedHashMap<>();
    private final Map<Digest, Long> unsizedIndexes = new LinkedHashMap<>();
    private final Map<Digest, Long> sizes = new HashMap<>();

    private record Told(NewManifest specified, Digest sha256, ManifestFacts facts) {

        static Told of(NewManifest specified) {
            ManifestFacts facts = ManifestFacts.of(specified);
            return new Told(
                    specified, specified.digest() == null ? facts.digest() : Digest.of(specified.content()), facts);
        }

        void requireSame(Digest beforeSha256, ManifestFacts before) {
            if (!sha256.equals(beforeSha256) || !before.saysTheSame(specified, facts)) {
                throw new ConflictingDataException(
                        "a tag before says something else of digest " + facts.digest(), specified);
            }
        }

        boolean isUnsizedIndex() {
            return specified.size() == null && facts.isIndex();
        }

        boolean isStoredAs(Known known) {
            return !isUnsizedIndex() && sha256.equals(known.sha256()) && facts.equals(known.facts());
        }
    }

    ManifestLoader(ManifestTable manifests, long content) {
        this.manifests = manifests;
        this.content = content;
    }

    /**
     * Takes one, which is stored with the others.
     *
     * @throws ConflictingDataException when it contradicts one that was told before
     */
    Digest add(NewManifest specified) {
        Told manifest = Told.of(specified);
        Told before = told.putIfAbsent(manifest.facts().digest(), manifest);
        if (before != null) {
            manifest.requireSame(before.sha256(), before.facts());
        }
        return manifest.facts().digest();
    }

    /**
     * Stores what was told.
     *
     * @param tagged those that a tag points to; the others are held without one
     * @return the keys of all that was told
     * @throws ConflictingDataException when one contradicts what the content holds
     */
    Map<Digest, Long> store(Collection<Digest> tagged) {
        Map<Digest, Long> stored = new HashMap<>();
        if (told.isEmpty()) {
            return stored;
        }
        Map<Digest, List<Known>> known = new HashMap<>();
        manifests
                .find(content, told.keySet())
                .forEach(one -> known.computeIfAbsent(one.facts().digest(), first -> new ArrayList<>())
                        .add(one));
        Set<Digest> withTag = new LinkedHashSet<>(tagged);
        told.forEach((digest, manifest) -> {
            List<Known> same = known.getOrDefault(digest, List.of());
            Known held = same.stream().filter(Known::isHeld).findFirst().orElse(null);
            stored.put(digest, held == null ? create(manifest, same) : held(manifest, held));
            if (held == null && !withTag.contains(digest)) {
                manifests.holdUntagged(content, manifests.reference(stored.get(digest)));
            }
        });
        manifests.tagged(
                content,
                known.values().stream()
                        .flatMap(List::stream)
                        .filter(one ->
                                one.isHeld() && withTag.contains(one.facts().digest()))
                        .map(one -> manifests.reference(one.id()))
                        .toList());
        told.clear();
        return stored;
    }

    private static long held(Told manifest, Known held) {
        manifest.requireSame(held.sha256(), held.facts());
        return held.id();
    }

    private long create(Told manifest, List<Known> same) {
        return same.stream()
                .filter(manifest::isStoredAs)
                .findFirst()
                .map(Known::id)
                .orElseGet(() -> create(manifest));
    }

    private long create(Told manifest) {
        Manifest created = manifests.create(manifest.specified().content(), manifest.sha256(), manifest.facts());
        if (manifest.isUnsizedIndex()) {
            unsizedIndexes.put(manifest.facts().digest(), created.id());
        }
        return created.id();
    }

    /**
     * Completes the manifests: an index whose size was not specified is as large as those of its children that are here.
     *
     * @throws ConflictingDataException when these are larger than a 64-bit number together, or too deep in each other
     */
    void finish() {
        try {
            List.copyOf(unsizedIndexes.keySet()).forEach(index -> size(index, 0));
        } catch (ArithmeticException e) {
            throw new ConflictingDataException("the images of an index are larger than 9223372036854775807 together");
        }
    }

    /** Of a manifest that is here, else 0. An index that is inside itself, as only specified digests can say, counts once. */
    private long size(Digest digest, int depth) {
        Long id = unsizedIndexes.remove(digest);
        if (id != null) {
            long size = sizeOfChildren(manifests.reference(id).content(), depth + 1);
            manifests.resize(id, size);
            sizes.put(digest, size);
            return size;
        }
        Long resized = sizes.get(digest);
        return resized != null
                ? resized
                : manifests
                        .findHeld(content, digest)
                        .map(held -> held.facts().size())
                        .orElse(0L);
    }

    private long sizeOfChildren(String index, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ConflictingDataException("indexes are more than " + MAX_DEPTH + " deep in each other");
        }
        return ImageDocument.parse(index) instanceof ImageIndex parsed
                ? parsed.manifests().stream()
                        .mapToLong(child -> size(child.digest(), depth))
                        .reduce(0, Math::addExact)
                : 0;
    }
}

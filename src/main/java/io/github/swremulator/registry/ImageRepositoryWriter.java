package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills one new image repository, inside one transaction. Holds the tags' names and what is known of each manifest, not
 * the manifests.
 */
public final class ImageRepositoryWriter {

    private static final int ROWS_HELD = 500;

    private final ImageRepository imageRepository;
    private final Manifests manifests;
    private final Tags tags;
    private final EntityManager entityManager;
    private final Set<TagName> names = new HashSet<>();
    private final Map<Digest, StoredManifest> stored = new HashMap<>();
    private final Map<Digest, ImageIndex> unsizedIndexes = new HashMap<>();

    private final boolean isNumbered;

    private record StoredManifest(long id, Digest content, ManifestFacts facts) {}

    ImageRepositoryWriter(
            ImageRepository imageRepository,
            @Nullable Long repoId,
            Manifests manifests,
            Tags tags,
            EntityManager entityManager) {
        this.imageRepository = imageRepository;
        this.manifests = manifests;
        this.tags = tags;
        this.entityManager = entityManager;
        this.isNumbered = repoId != null;
        imageRepository.number(repoId);
    }

    /** How many tags were added. */
    public int size() {
        return names.size();
    }

    /**
     * Stores a tag, and its manifest where the repository does not have it yet.
     *
     * @throws ConflictingTagException when the repository has the tag, or what is stated contradicts an earlier tag
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    public void add(NewTag tag) {
        if (!names.add(tag.name())) {
            throw new ConflictingTagException("tag " + tag.name() + " is there twice");
        }
        number(tag.repoId());
        Manifest manifest = manifests.getReferenceById(store(tag.manifest()));
        Tag saved = tags.save(new Tag(imageRepository, manifest, tag));
        if (tag.tagId() == null) {
            saved.numberByRow();
        }
        if (names.size() % ROWS_HELD == 0) {
            writeOut();
        }
    }

    /**
     * Completes the repository: an index whose size was not stated is as large as those of its children that are here.
     *
     * @throws ConflictingTagException when these are larger than a 64-bit number together
     */
    public void finish() {
        writeOut();
        unsizedIndexes.forEach((digest, index) ->
                manifests.resize(requireNonNull(stored.get(digest)).id(), sizeOfKnownChildren(index)));
    }

    /**
     * Stores a manifest without a tag, where the repository does not have it yet.
     *
     * @throws ConflictingTagException when what is stated contradicts an earlier manifest
     * @throws InvalidImageDocumentException when something must be derived and the manifest is no image document
     */
    public void add(NewManifest manifest) {
        store(manifest);
    }

    private void number(@Nullable Long repoId) {
        if (names.size() == 1 && !isNumbered) {
            imageRepository.number(repoId);
        } else if (repoId != null && repoId != imageRepository.repoId()) {
            throw new ConflictingTagException("the tags before are of repo_id " + imageRepository.repoId());
        }
    }

    private long store(NewManifest stated) {
        ManifestFacts facts = ManifestFacts.of(stated);
        Digest content = Digest.of(stated.content());
        StoredManifest before = stored.get(facts.digest());
        if (before != null) {
            if (!before.content().equals(content) || !before.facts().equals(facts)) {
                throw new ConflictingTagException("a tag before says something else of digest " + facts.digest());
            }
            return before.id();
        }
        long id = manifests
                .save(new Manifest(imageRepository, stated.content(), facts))
                .id();
        stored.put(facts.digest(), new StoredManifest(id, content, facts));
        if (stated.size() == null && facts.isIndex()) {
            rememberUnsized(facts.digest(), stated.content());
        }
        return id;
    }

    private void rememberUnsized(Digest digest, String content) {
        if (ImageDocument.parse(content) instanceof ImageIndex index) {
            unsizedIndexes.put(digest, index);
        }
    }

    private long sizeOfKnownChildren(ImageIndex index) {
        try {
            return index.manifests().stream()
                    .map(child -> stored.get(child.digest()))
                    .filter(Objects::nonNull)
                    .mapToLong(child -> child.facts().size())
                    .reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            throw new ConflictingTagException("the images of an index are larger than 9223372036854775807 together");
        }
    }

    private void writeOut() {
        entityManager.flush();
        entityManager.clear();
    }
}

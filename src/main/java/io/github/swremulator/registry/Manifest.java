package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A document that describes an image, kept byte by byte and once for a repository and digest. */
@Entity
class Manifest extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "manifest_seq")
    @SequenceGenerator(name = "manifest_seq", sequenceName = "manifest_seq", allocationSize = 500)
    private @Nullable Long id;

    /** Read by the database alone, which keeps a digest unique inside its repository. */
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private ImageRepository imageRepository;

    private String digest;

    private byte[] content;

    private int schemaVersion;

    private String imageId;

    private long size;

    private boolean imageIndex;

    @SuppressWarnings("NullAway.Init")
    protected Manifest() {}

    Manifest(long generationId, ImageRepository imageRepository, String content, ManifestFacts facts) {
        super(generationId);
        this.imageRepository = imageRepository;
        this.content = content.getBytes(StandardCharsets.UTF_8);
        this.digest = facts.digest().value();
        this.schemaVersion = facts.schemaVersion();
        this.imageId = facts.imageId();
        this.size = facts.size();
        this.imageIndex = facts.isIndex();
    }

    long id() {
        return requireNonNull(id);
    }

    String content() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The manifest with all that is known of it. */
    NewManifest stated() {
        return new NewManifest(content(), new Digest(digest), schemaVersion, imageId, size, imageIndex);
    }

    ManifestFacts facts() {
        return new ManifestFacts(new Digest(digest), schemaVersion, imageId, size, imageIndex);
    }
}

package io.github.swremulator.registry;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document that describes an image, kept byte by byte and once for all image repositories. It never changes. */
@Entity
class Manifest {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "manifest_seq")
    @SequenceGenerator(name = "manifest_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    private String digest;
    /** Of the content, whatever digest is reported. */
    private String sha256;

    private byte[] content;
    private int schemaVersion;
    private String imageId;
    private long size;
    private boolean imageIndex;

    /** The digests that an index lists. */
    @ElementCollection
    @CollectionTable(name = "manifest_child", joinColumns = @JoinColumn(name = "manifest_id"))
    @Column(name = "digest")
    private Set<String> children = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Manifest() {}

    Manifest(String content, Digest sha256, ManifestFacts facts, Set<Digest> children) {
        this.content = content.getBytes(StandardCharsets.UTF_8);
        this.sha256 = sha256.value();
        this.digest = facts.digest().value();
        this.schemaVersion = facts.schemaVersion();
        this.imageId = facts.imageId();
        this.size = facts.size();
        this.imageIndex = facts.isIndex();
        children.forEach(child -> this.children.add(child.value()));
    }

    long id() {
        return requireNonNull(id);
    }

    Digest sha256() {
        return new Digest(sha256);
    }

    /** What an index lists; nothing for one image. */
    List<Digest> children() {
        return children.stream().map(Digest::new).toList();
    }

    String content() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The manifest with all that is known of it. */
    NewManifest specification() {
        return new NewManifest(content(), new Digest(digest), schemaVersion, imageId, size, imageIndex);
    }

    ManifestFacts facts() {
        return new ManifestFacts(new Digest(digest), schemaVersion, imageId, size, imageIndex);
    }
}

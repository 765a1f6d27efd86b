package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.NewManifest;
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

/** A document that describes an image, stored byte by byte and once for all image repositories. It never changes. */
@Entity
public class Manifest {

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

    public Manifest(String content, Digest sha256, NewManifest.Facts facts) {
        this.content = content.getBytes(StandardCharsets.UTF_8);
        this.sha256 = sha256.value();
        this.digest = facts.digest().value();
        this.schemaVersion = facts.schemaVersion();
        this.imageId = facts.imageId();
        this.size = facts.size();
        this.imageIndex = facts.isIndex();
        if (imageIndex) {
            addChildren(content);
        }
    }

    /** None where the document of a captured reply was hidden. */
    private void addChildren(String document) {
        try {
            if (ImageDocument.parse(document) instanceof ImageIndex index) {
                index.manifests().forEach(child -> children.add(child.digest().value()));
            }
        } catch (InvalidImageDocumentException e) {
            children.clear();
        }
    }

    public long id() {
        return requireNonNull(id);
    }

    /** What {@link Manifests#listKnown} finds of it for a content that does not hold it. */
    public Manifests.Known known() {
        return new Manifests.Known(id(), digest, sha256, schemaVersion, imageId, size, imageIndex, 0);
    }

    /** As reported, which need not be that of the content. */
    public String digest() {
        return digest;
    }

    /** The digests that an index lists; none for one image. */
    public List<String> children() {
        return List.copyOf(children);
    }

    public String content() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public long size() {
        return size;
    }

    /** The manifest as a load would specify it. */
    public NewManifest specification() {
        return new NewManifest(content(), new Digest(digest), schemaVersion, imageId, size, imageIndex);
    }
}

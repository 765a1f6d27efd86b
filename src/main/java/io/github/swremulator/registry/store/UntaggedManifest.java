package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A manifest that an image repository has without a tag, such as one that an image index lists. */
@Entity
public final class UntaggedManifest {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "untagged_manifest_seq")
    @SequenceGenerator(name = "untagged_manifest_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // read by queries only
    private long contentId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Manifest manifest;

    @SuppressWarnings("NullAway.Init")
    private UntaggedManifest() {}

    public UntaggedManifest(long contentId, Manifest manifest) {
        this.contentId = contentId;
        this.manifest = manifest;
    }

    public long id() {
        return requireNonNull(id);
    }

    public Manifest manifest() {
        return manifest;
    }
}

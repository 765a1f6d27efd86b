package io.github.swremulator.seed;

import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.blob.UploadKey;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Copies the blobs of the image layouts of one seed to those of pushed images. */
final class LayoutBlobs {

    private final BlobStore store;
    /** Images share layers. */
    private final Set<Digest> copied = new HashSet<>();

    LayoutBlobs(BlobStore store) {
        this.store = store;
    }

    /** @throws InvalidDocumentException if the file has another digest, or cannot be copied */
    void copy(Path file, Digest digest) {
        if (!copied.add(digest)) {
            return;
        }
        Place place = new Place(file.toString(), 1, 1);
        // One that fails here is deleted as other uploads that nobody continues are.
        UploadKey upload = UploadKey.of(UUID.randomUUID(), "seed");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.begin(upload);
            store.append(upload, 0L, bytes, Long.MAX_VALUE);
            store.verify(upload, digest);
            store.store(upload, digest);
        } catch (DigestMismatchException e) {
            throw new InvalidDocumentException(place, ImageLayout.OTHER_DIGEST, e);
        } catch (IOException e) {
            throw new InvalidDocumentException(place, "cannot be copied to the blobs of pushed images", e);
        }
    }
}

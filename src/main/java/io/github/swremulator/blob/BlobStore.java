package io.github.swremulator.blob;

import io.github.swremulator.blob.BlobException.BlobTooLargeException;
import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.blob.BlobException.NoSuchBlobException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.blob.BlobException.UploadRangeException;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of blobs, addressed by digest and shared by all sessions, and of uploads that are not finished. What it refuses is a
 * {@link BlobException}; an {@link IOException} is a failure of the stream that is read or of the store itself, such as a full
 * disk, and leaves no half blob. None of it is held in memory.
 */
public interface BlobStore {

    /** Begins an upload, without bytes. */
    void begin(UploadKey upload) throws IOException;

    /**
     * Returns the number of bytes that have come.
     *
     * @throws NoSuchUploadException if it did not begin, or has ended
     */
    long size(UploadKey upload) throws IOException;

    /**
     * Appends bytes and returns the new size. What came before the stream failed stays, so that the client can resume. One call at
     * a time appends to an upload; another one is refused or waits.
     *
     * @param begin must be the current size; null appends wherever the upload ends
     * @param maxSize of the whole upload
     * @throws NoSuchUploadException if it did not begin, or has ended
     * @throws UploadRangeException if the bytes begin elsewhere, or another call is appending
     * @throws BlobTooLargeException if the upload would be larger than it may be; it is discarded
     * @throws StorageException if the store failed; any other {@link IOException} is that of the stream
     */
    long append(UploadKey upload, @Nullable Long begin, InputStream bytes, long maxSize) throws IOException;

    /**
     * Returns the size of a complete upload.
     *
     * @throws NoSuchUploadException if it did not begin, or has ended
     * @throws DigestMismatchException if its bytes have another digest
     */
    long verify(UploadKey upload, Digest digest) throws IOException;

    /**
     * Makes a verified upload the blob of its digest, and ends it. The blob appears as a whole; one that exists already stays.
     *
     * @throws NoSuchUploadException if it did not begin, or has ended
     */
    void store(UploadKey upload, Digest digest) throws IOException;

    /** Ends an upload and deletes its bytes, if there is one. */
    void discard(UploadKey upload) throws IOException;

    /** Returns the size of a blob, if it is stored. */
    OptionalLong find(Digest digest) throws IOException;

    /**
     * Opens a part of a blob. A reader goes on when the blob is deleted.
     *
     * @param begin not after the blob's end
     * @param length at most, as the blob may end earlier
     * @throws NoSuchBlobException if it is not stored
     */
    InputStream open(Digest digest, long begin, long length) throws IOException;

    /** Deletes a blob, if it is stored. */
    void delete(Digest digest) throws IOException;

    /** Discards the uploads that were not continued since a time of the machine's clock. */
    void discardUploads(Instant before) throws IOException;

    /** Visits the blobs that were last stored before a time of the machine's clock, for the deletion of those that nothing refers to. */
    void visit(Instant before, Consumer<Digest> visitor) throws IOException;
}

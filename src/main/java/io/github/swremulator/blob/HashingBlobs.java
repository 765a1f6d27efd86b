package io.github.swremulator.blob;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.blob.BlobException.BlobTooLargeException;
import io.github.swremulator.blob.BlobException.DigestMismatchException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.blob.BlobException.UploadRangeException;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all stores do with uploads: one call at a time changes one, and their bytes are hashed while they come. The hash is only a
 * short cut. Where it is missing, as in another instance, or does not fit what is stored, the bytes are read again.
 *
 * @param <U> an upload as it is stored; equal only if its bytes are
 */
abstract class HashingBlobs<U extends HashingBlobs.Upload> implements BlobStore {

    private static final int MAX_HASHES = 10_000;

    private final Set<UploadKey> inUse = ConcurrentHashMap.newKeySet();
    private final Cache<UploadKey, Hashed<U>> hashes = Caffeine.newBuilder()
            .maximumSize(MAX_HASHES)
            .executor(Runnable::run)
            .build();

    /** An upload as it is stored. */
    interface Upload {

        long size();
    }

    /**
     * @param sha256 of its bytes, or null
     * @param verified a digest of its bytes, or null
     */
    private record Hashed<U>(
            U upload, @Nullable Hash sha256, @Nullable Digest verified) {}

    /** A call with an upload, during which no other one has it. */
    private interface Call<T> {

        T run() throws IOException;
    }

    /** @throws NoSuchUploadException if there is none */
    abstract U find(UploadKey key) throws IOException;

    /** Returns the upload with the bytes appended. */
    abstract U append(UploadKey key, U upload, Incoming bytes) throws IOException;

    /** Reads the bytes of an upload into a hash. */
    abstract void hash(U upload, Hash hash) throws IOException;

    /** Makes an upload a blob, as a whole, and deletes the upload. */
    abstract void move(UploadKey key, U upload, Digest digest) throws IOException;

    /** Deletes the bytes of an upload, if there is one. */
    abstract void delete(UploadKey key) throws IOException;

    @Override
    public final long size(UploadKey key) throws IOException {
        return find(key).size();
    }

    @Override
    public final long append(UploadKey key, @Nullable Long begin, InputStream bytes, long maxSize) throws IOException {
        Incoming appended;
        try {
            appended = alone(key, () -> appendAlone(key, begin, bytes, maxSize));
        } catch (IOException e) {
            throw new StorageException(e);
        }
        appended.requireEnd();
        return appended.size();
    }

    private Incoming appendAlone(UploadKey key, @Nullable Long begin, InputStream bytes, long maxSize)
            throws IOException {
        U upload = find(key);
        long size = upload.size();
        if (begin != null && begin != size) {
            throw new UploadRangeException(key, size);
        }
        Hash hash = size == 0 ? Hash.sha256() : hashed(key, upload).sha256();
        // Until the append has succeeded, the hash covers more than is stored.
        hashes.invalidate(key);
        Incoming incoming = new Incoming(bytes, size, maxSize, hash);
        U appended = append(key, upload, incoming);
        if (incoming.isTooLong()) {
            discard(key);
            throw new BlobTooLargeException(maxSize);
        }
        hashes.put(key, new Hashed<>(appended, hash, null));
        return incoming;
    }

    @Override
    public final long verify(UploadKey key, Digest digest) throws IOException {
        return alone(key, () -> verified(key, digest).size());
    }

    @Override
    public final void store(UploadKey key, Digest digest) throws IOException {
        alone(key, () -> {
            // Again, as bytes may have been appended since: that costs nothing if none were.
            move(key, verified(key, digest), digest);
            hashes.invalidate(key);
            return key;
        });
    }

    @Override
    public final void discard(UploadKey key) throws IOException {
        delete(key);
        hashes.invalidate(key);
    }

    /** Whether a call has the upload now. */
    final boolean isInUse(UploadKey key) {
        return inUse.contains(key);
    }

    private U verified(UploadKey key, Digest digest) throws IOException {
        U upload = find(key);
        Hashed<U> hashed = hashed(key, upload);
        if (!digest.equals(hashed.verified())) {
            Hash hash = hashed.sha256();
            if (hash == null || !digest.isSha256()) {
                hash = Hash.like(digest);
                hash(upload, hash);
            }
            if (!hash.digest().equals(digest)) {
                throw new DigestMismatchException(digest, hash.digest());
            }
            hashes.put(key, new Hashed<>(upload, hashed.sha256(), digest));
        }
        return upload;
    }

    private Hashed<U> hashed(UploadKey key, U upload) {
        Hashed<U> hashed = hashes.getIfPresent(key);
        return hashed != null && hashed.upload().equals(upload) ? hashed : new Hashed<>(upload, null, null);
    }

    private <T> T alone(UploadKey key, Call<T> call) throws IOException {
        if (!inUse.add(key)) {
            throw new UploadRangeException(key, size(key));
        }
        try {
            return call.run();
        } finally {
            inUse.remove(key);
        }
    }
}

package io.github.swremulator.blob;

import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** The digest of bytes that come in pieces. */
final class Hash {

    /**
     * Its native code uses the processor's SHA instructions. Java's own provider needs the C2 compiler for that, and the container
     * image runs with C1 only. Null on platforms that the library does not support.
     */
    private static final @Nullable Provider NATIVE = Conscrypt.isAvailable() ? Conscrypt.newProvider() : null;

    private final MessageDigest hash;

    private Hash(String algorithm) {
        try {
            hash = NATIVE == null ? MessageDigest.getInstance(algorithm) : MessageDigest.getInstance(algorithm, NATIVE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    static Hash sha256() {
        return new Hash("SHA-256");
    }

    /** A hash by the algorithm of a digest. */
    static Hash like(Digest digest) {
        return digest.isSha256() ? sha256() : new Hash("SHA-512");
    }

    void update(byte[] bytes, int length) {
        hash.update(bytes, 0, length);
    }

    void update(InputStream bytes) throws IOException {
        byte[] buffer = new byte[Incoming.BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            update(buffer, read);
        }
    }

    /** The digest of what has come so far; more may follow. */
    Digest digest() {
        try {
            return Digest.of(((MessageDigest) hash.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the hashes of every Java platform can be copied", e);
        }
    }
}

package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.MarkerKey;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagPlace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The markers of the v3 tag list. One holds all that is needed to go on, so that any instance can, also after a start, and
 * is sealed: it is opaque, and a changed one is refused.
 */
@Component
class TagMarkers {

    private static final String SEAL = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int SEAL_BITS = 128;
    private static final int MAX_NAME_BYTES = 128;
    private static final int BYTES_BEFORE_NAME = Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int MIN_BYTES = NONCE_BYTES + BYTES_BEFORE_NAME + SEAL_BITS / Byte.SIZE;
    private static final int MAX_LENGTH = ((MIN_BYTES + MAX_NAME_BYTES) * 4 + 2) / 3;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final MarkerKey key;

    TagMarkers(MarkerKey key) {
        this.key = key;
    }

    /** The marker that lets a list go on after a tag. */
    String write(TagPlace last, MarkedList list) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = seal(Cipher.ENCRYPT_MODE, nonce, list, bytes(last));
        return ENCODER.encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array());
    }

    /** @throws InvalidParameterException when it is no marker of this list, as it was given out by this store */
    TagPlace read(String marker, MarkedList list) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(decoded(marker));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return position(ByteBuffer.wrap(seal(Cipher.DECRYPT_MODE, nonce, list, sealed)));
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY, "marker is the nextMarker of the page before, of the same list");
        }
    }

    private static byte[] decoded(String marker) {
        byte[] bytes = marker.length() > MAX_LENGTH
                ? new byte[0]
                : Base64.getUrlDecoder().decode(marker);
        // Some characters have bits that decode to nothing, so that several markers would be the same.
        if (bytes.length < MIN_BYTES || !ENCODER.encodeToString(bytes).equals(marker)) {
            throw new IllegalArgumentException("no marker");
        }
        return bytes;
    }

    private byte[] seal(int mode, byte[] nonce, MarkedList list, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(SEAL);
            cipher.init(mode, new SecretKeySpec(key.value(), "AES"), new GCMParameterSpec(SEAL_BITS, nonce));
            cipher.updateAAD(list.bytes());
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no marker of this list", e);
        }
    }

    private static byte[] bytes(TagPlace position) {
        byte[] name = position.name().value().getBytes(StandardCharsets.UTF_8);
        Instant updatedAt = position.updatedAt();
        return ByteBuffer.allocate(BYTES_BEFORE_NAME + name.length)
                .putLong(updatedAt.getEpochSecond())
                .putInt(updatedAt.getNano())
                .putLong(position.tagId())
                .put(name)
                .array();
    }

    private static TagPlace position(ByteBuffer bytes) {
        Instant updatedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        long tagId = bytes.getLong();
        String name = StandardCharsets.UTF_8.decode(bytes).toString();
        return new TagPlace(updatedAt, tagId, new TagName(name));
    }
}

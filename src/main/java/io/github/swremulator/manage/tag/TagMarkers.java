package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.MarkerKey;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagPlace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The markers of the v3 list of tags. One contains all that is needed to continue the list, so that every instance can, even
 * after a restart, and is encrypted: it is opaque, and a forged one is refused.
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

    /** The list that a marker belongs to; it is invalid in any other. */
    record MarkedList(
            OrganizationName organization,
            RepositoryName repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order) {

        /** Unambiguous, since no name has a space. */
        private byte[] bytes() {
            String text = organization + " " + repository + " " + order + " " + (part == null ? "" : part.part());
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    TagMarkers(MarkerKey key) {
        this.key = key;
    }

    /** The marker that continues a list after a tag. */
    String write(TagPlace last, MarkedList list) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = seal(Cipher.ENCRYPT_MODE, nonce, list, bytes(last));
        return ENCODER.encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array());
    }

    /** @throws InvalidParameterException if the marker is not one of this list and this store */
    TagPlace read(String marker, MarkedList list) {
        try {
            byte[] bytes = decode(marker);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
            return place(ByteBuffer.wrap(seal(Cipher.DECRYPT_MODE, nonce, list, sealed)));
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY, "marker must be the nextMarker of the previous page of the same list");
        }
    }

    private static byte[] decode(String marker) {
        byte[] bytes = marker.length() > MAX_LENGTH
                ? new byte[0]
                : Base64.getUrlDecoder().decode(marker);
        // The last character has bits that are ignored, so that several strings decode to the same bytes.
        if (bytes.length < MIN_BYTES || !ENCODER.encodeToString(bytes).equals(marker)) {
            throw new IllegalArgumentException("not a marker");
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
            throw new IllegalArgumentException("not a marker of this list", e);
        }
    }

    private static byte[] bytes(TagPlace place) {
        byte[] name = place.name().value().getBytes(StandardCharsets.UTF_8);
        Instant updatedAt = place.updatedAt();
        return ByteBuffer.allocate(BYTES_BEFORE_NAME + name.length)
                .putLong(updatedAt.getEpochSecond())
                .putInt(updatedAt.getNano())
                .putLong(place.tagId())
                .put(name)
                .array();
    }

    private static TagPlace place(ByteBuffer bytes) {
        Instant updatedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        long tagId = bytes.getLong();
        String name = StandardCharsets.UTF_8.decode(bytes).toString();
        return new TagPlace(updatedAt, tagId, new TagName(name));
    }
}

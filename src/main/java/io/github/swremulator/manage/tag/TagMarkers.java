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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The markers of the v3 list of tags. Each contains everything that is needed to continue the list, so that any instance
 * can, even after a restart, and is encrypted, so that a forged one is refused.
 */
@Component
class TagMarkers {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final MarkerKey key;

    /** The list that a marker belongs to; it is invalid in any other. */
    record MarkedList(
            OrganizationName organization,
            RepositoryName repository,
            TagNameFilter.@Nullable Containing part,
            TagOrder order) {

        /** Unambiguous, since no name has a space. The number is that of the marker's form: others are refused. */
        private byte[] bytes() {
            String text =
                    "2 " + organization + " " + repository + " " + order + " " + (part == null ? "" : part.part());
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    TagMarkers(MarkerKey key) {
        this.key = key;
    }

    /** The marker that continues a list after a tag. */
    String write(TagPlace last, MarkedList list) {
        byte[] place = (last.updatedAt() + " " + last.tagId() + " " + last.name()).getBytes(StandardCharsets.UTF_8);
        byte[] nonce = nonce(list, place);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, list, place);
        byte[] marker = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, marker, NONCE_BYTES, encrypted.length);
        return ENCODER.encodeToString(marker);
    }

    /** @throws InvalidParameterException if the marker is not one of this list and this store */
    TagPlace read(String marker, MarkedList list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(marker);
            // The last character has bits that are ignored, so that several strings decode to the same bytes.
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE
                    || !ENCODER.encodeToString(bytes).equals(marker)) {
                throw new IllegalArgumentException("not a marker");
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] encrypted = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
            byte[] place = crypt(Cipher.DECRYPT_MODE, nonce, list, encrypted);
            String[] parts = new String(place, StandardCharsets.UTF_8).split(" ", 3);
            return new TagPlace(Instant.parse(parts[0]), Long.parseLong(parts[1]), new TagName(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY, "marker must be the nextMarker of the previous page of the same list");
        }
    }

    /** Derived from what is encrypted, so that equal replies have equal markers, and no nonce serves two texts. */
    private byte[] nonce(MarkedList list, byte[] place) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.value(), MAC));
            mac.update(list.bytes());
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, MarkedList list, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key.value(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list.bytes());
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a marker of this list", e);
        }
    }
}

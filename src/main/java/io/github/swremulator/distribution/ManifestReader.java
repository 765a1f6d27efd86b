package io.github.swremulator.distribution;

import io.github.swremulator.gateway.BufferedRequest;
import io.github.swremulator.gateway.BufferedRequest.UnreadBodyException;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.image.ManifestParts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads the manifests that clients push, and accepts those that SWR accepts. */
@Component
class ManifestReader {

    private static final Set<String> OF_SWR =
            Set.of(ManifestParts.DOCKER_MANIFEST, ManifestParts.DOCKER_LIST, ManifestParts.OCI_MANIFEST);

    private static final Set<String> KNOWN = Set.of(
            ManifestParts.DOCKER_MANIFEST,
            ManifestParts.DOCKER_LIST,
            ManifestParts.OCI_MANIFEST,
            ManifestParts.OCI_INDEX);

    private final Set<String> accepted;
    private final int maxBytes;

    ManifestReader(RegistrySettings settings) {
        this.accepted = settings.mediaTypes() == RegistrySettings.MediaTypes.SWR ? OF_SWR : KNOWN;
        this.maxBytes = Math.toIntExact(settings.maxManifest().toBytes());
    }

    /** Reads the body, which is kept byte by byte, and so must be UTF-8, as JSON is. */
    String read(HttpServletRequest request) throws IOException {
        BufferedRequest body = new BufferedRequest(request, maxBytes);
        try (InputStream content = body.getInputStream()) {
            return decode(content.readAllBytes());
        } catch (UnreadBodyException e) {
            if (body.isTooLarge()) {
                throw new RegistryRefusal(
                        OciErrorCode.SIZE_INVALID, "a manifest may have " + maxBytes + " bytes at most");
            }
            throw e;
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RegistryRefusal(OciErrorCode.MANIFEST_INVALID, "a manifest must be UTF-8");
        }
    }

    /** @param contentType of the request; must be the media type that the manifest has */
    ManifestParts parse(String content, @Nullable String contentType) {
        ManifestParts parts = ManifestParts.parse(content);
        String sent = withoutParameters(contentType);
        if (sent != null && !sent.equals(parts.mediaType())) {
            throw new RegistryRefusal(
                    OciErrorCode.MANIFEST_INVALID, "Content-Type must be the manifest's: " + parts.mediaType());
        }
        if (!accepted.contains(parts.mediaType())) {
            // The real service says no more.
            throw new RegistryRefusal(OciErrorCode.MANIFEST_INVALID, null);
        }
        return parts;
    }

    private static @Nullable String withoutParameters(@Nullable String contentType) {
        return contentType == null ? null : contentType.split(";", 2)[0].strip();
    }

    /** The media type of a stored manifest; what a seed specifies may be no manifest. */
    static String mediaType(String content) {
        try {
            return ManifestParts.parse(content).mediaType();
        } catch (InvalidImageDocumentException e) {
            return MediaType.APPLICATION_JSON_VALUE;
        }
    }
}

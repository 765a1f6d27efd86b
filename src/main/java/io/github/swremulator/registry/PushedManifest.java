package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that a client pushes.
 *
 * @param content the document, character by character
 * @param digest of the content
 * @param blobs that it refers to, and that must be in its image repository
 * @param manifests that it lists, and that must be there, too
 * @param subject the manifest that it is about, which need not be there
 */
public record PushedManifest(
        String content,
        Digest digest,
        List<Digest> blobs,
        List<Digest> manifests,
        @Nullable Digest subject) {}

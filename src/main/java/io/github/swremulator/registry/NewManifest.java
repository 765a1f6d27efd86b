package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A manifest to be stored. What is null was not stated and is derived from the content.
 *
 * @param content the document, character by character
 * @param size of configuration and layers, in bytes
 * @param isIndex whether it lists manifests
 */
public record NewManifest(
        String content,
        @Nullable Digest digest,
        @Nullable Integer schemaVersion,
        @Nullable String imageId,
        @Nullable Long size,
        @Nullable Boolean isIndex) {}

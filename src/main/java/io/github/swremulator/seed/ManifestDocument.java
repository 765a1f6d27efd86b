package io.github.swremulator.seed;

import io.github.swremulator.document.Text;
import io.github.swremulator.document.Whole;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A manifest without a tag in a document: {@code {"manifest":"{…}","size":1304902}}. */
@JsonNaming(SnakeCaseStrategy.class)
record ManifestDocument(
        @Nullable Digest digest,
        @Text(max = 255, orNumber = true) @Nullable String imageId,
        @Whole(min = 1, max = 2) @Nullable Integer schema,
        @Whole @Nullable Long size,
        @Whole(max = 1) @Nullable Integer tagType,
        @Text(max = TagDocument.MAX_MANIFEST) String manifest) {

    NewManifest toNewManifest() {
        return new NewManifest(manifest, digest, schema, imageId, size, tagType == null ? null : tagType == 1);
    }
}

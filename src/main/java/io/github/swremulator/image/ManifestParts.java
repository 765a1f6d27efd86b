package io.github.swremulator.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest or an image index of schema 2 consists of (OCI image specification; Docker image manifest version 2, schema 2).
 *
 * @param mediaType as it says, or else as its form implies
 * @param blobs configuration and layers, without those that are never in a registry
 * @param manifests that an index lists
 * @param subject the manifest that it is about, such as the image of a signature
 * @param artifactType what it is, if it is no image; for an image, the media type of its configuration
 */
public record ManifestParts(
        String mediaType,
        List<Descriptor> blobs,
        List<Descriptor> manifests,
        @Nullable Descriptor subject,
        @Nullable String artifactType,
        Map<String, String> annotations) {

    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    /** Docker's schema 1 has no parts. */
    public static final String DOCKER_SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    /**
     * Reads a manifest or an image index.
     *
     * @throws InvalidImageDocumentException when it is neither
     */
    public static ManifestParts parse(String document) {
        return ImageDocumentReader.parts(document);
    }
}

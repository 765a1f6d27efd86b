package io.github.swremulator.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads image documents. */
final class ImageDocumentReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Docker's are 64 hexadecimal digits; those of tests need not be. */
    private static final Pattern IMAGE_ID = Pattern.compile("[!-~]{1,255}");

    /** The media types of layers that are downloaded from somewhere else. */
    private static final Pattern ELSEWHERE = Pattern.compile("foreign|nondistributable");

    private ImageDocumentReader() {}

    static ImageDocument read(String document) {
        return read(parse(document));
    }

    private static ImageDocument read(JsonNode root) {
        long schemaVersion = root.path("schemaVersion").asLong(0);
        if (schemaVersion == 1) {
            return new ImageManifest(1, newestHistoryId(root), 0);
        }
        if (schemaVersion != 2) {
            throw new InvalidImageDocumentException("in a manifest, schemaVersion must be 1 or 2");
        }
        if (root.has("manifests")) {
            return new ImageIndex(descriptors(root, "manifests"));
        }
        Descriptor config = descriptor(root.path("config"), "config");
        return new ImageManifest(2, config.digest().hex(), totalSize(config, descriptors(root, "layers")));
    }

    static ManifestParts parts(String document) {
        JsonNode root = parse(document);
        if (read(root).schemaVersion() == 1) {
            return new ManifestParts(ManifestParts.DOCKER_SCHEMA_1, List.of(), List.of(), null, null, Map.of());
        }
        boolean isIndex = root.has("manifests");
        Descriptor config = isIndex ? null : descriptor(root.path("config"), "config");
        List<Descriptor> blobs = new ArrayList<>();
        if (config != null) {
            blobs.add(config);
            descriptors(root, "layers").stream()
                    .filter(layer -> !ELSEWHERE.matcher(layer.mediaType()).find())
                    .forEach(blobs::add);
        }
        return new ManifestParts(
                mediaType(root, config),
                List.copyOf(blobs),
                isIndex ? descriptors(root, "manifests") : List.of(),
                root.has("subject") ? descriptor(root.path("subject"), "subject") : null,
                root.path("artifactType").isString()
                        ? root.path("artifactType").stringValue()
                        : config == null ? null : config.mediaType(),
                annotations(root));
    }

    /** A manifest of Docker says what it is; one of OCI need not. */
    private static String mediaType(JsonNode root, @Nullable Descriptor config) {
        String implied = config == null ? ManifestParts.OCI_INDEX : ManifestParts.OCI_MANIFEST;
        return config != null && config.mediaType().startsWith("application/vnd.docker.")
                ? root.path("mediaType").asString(ManifestParts.DOCKER_MANIFEST)
                : root.path("mediaType").asString(implied);
    }

    private static Map<String, String> annotations(JsonNode root) {
        Map<String, String> annotations = new LinkedHashMap<>();
        root.path("annotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asString("")));
        return annotations;
    }

    private static long totalSize(Descriptor config, List<Descriptor> layers) {
        try {
            return layers.stream().mapToLong(Descriptor::size).reduce(config.size(), Math::addExact);
        } catch (ArithmeticException e) {
            throw new InvalidImageDocumentException(
                    "the sizes in a manifest must add up to at most 9223372036854775807", e);
        }
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JacksonException e) {
            throw new InvalidImageDocumentException("a manifest must be a JSON object", e);
        }
    }

    private static String newestHistoryId(JsonNode manifest) {
        JsonNode newest = manifest.path("history").path(0).path("v1Compatibility");
        JsonNode id = parse(newest.asString("{}")).path("id");
        if (!id.isString() || !IMAGE_ID.matcher(id.stringValue()).matches()) {
            throw new InvalidImageDocumentException(
                    "in a manifest, the id in history[0].v1Compatibility must be 1 to 255 letters, digits and signs");
        }
        return id.stringValue();
    }

    private static List<Descriptor> descriptors(JsonNode parent, String field) {
        JsonNode list = parent.path(field);
        if (!list.isArray()) {
            throw new InvalidImageDocumentException("in a manifest, " + field + " must be a list");
        }
        List<Descriptor> descriptors = new ArrayList<>(list.size());
        list.forEach(node -> descriptors.add(descriptor(node, field)));
        return List.copyOf(descriptors);
    }

    private static Descriptor descriptor(JsonNode node, String field) {
        JsonNode digest = node.path("digest");
        JsonNode size = node.path("size");
        if (!digest.isString() || !size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw new InvalidImageDocumentException("in a manifest, " + field
                    + " must have a digest and a size, a whole number from 0 to 9223372036854775807");
        }
        return new Descriptor(
                node.path("mediaType").asString(""), digest(digest.stringValue(), field), size.longValue());
    }

    private static Digest digest(String value, String field) {
        try {
            return new Digest(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidImageDocumentException("in a manifest, " + field + ".digest " + e.getMessage(), e);
        }
    }
}

package io.github.swremulator.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads image documents. */
final class ImageDocumentReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Docker's are 64 hexadecimal digits; those of tests need not be. */
    private static final Pattern IMAGE_ID = Pattern.compile("[!-~]{1,255}");

    private ImageDocumentReader() {}

    static ImageDocument read(String document) {
        JsonNode root = parse(document);
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

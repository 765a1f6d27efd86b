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
            throw new InvalidImageDocumentException("\"schemaVersion\" of a manifest is 1 or 2");
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
            throw new InvalidImageDocumentException("the layers' sizes add up to more than 9223372036854775807", e);
        }
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JacksonException e) {
            throw new InvalidImageDocumentException("a manifest is a JSON object", e);
        }
    }

    private static String newestHistoryId(JsonNode manifest) {
        JsonNode newest = manifest.path("history").path(0).path("v1Compatibility");
        JsonNode id = parse(newest.asString("{}")).path("id");
        if (!id.isString() || !IMAGE_ID.matcher(id.stringValue()).matches()) {
            throw new InvalidImageDocumentException("a schema 1 manifest has an \"id\" in its newest \"history\" entry,"
                    + " of at most 255 letters, digits and signs");
        }
        return id.stringValue();
    }

    private static List<Descriptor> descriptors(JsonNode parent, String member) {
        JsonNode list = parent.path(member);
        if (!list.isArray()) {
            throw new InvalidImageDocumentException("\"" + member + "\" of a manifest is a list");
        }
        List<Descriptor> descriptors = new ArrayList<>(list.size());
        list.forEach(node -> descriptors.add(descriptor(node, member)));
        return List.copyOf(descriptors);
    }

    private static Descriptor descriptor(JsonNode node, String member) {
        JsonNode digest = node.path("digest");
        JsonNode size = node.path("size");
        if (!digest.isString() || !size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw new InvalidImageDocumentException("\"" + member + "\" of a manifest has a \"digest\" and a \"size\"");
        }
        return new Descriptor(node.path("mediaType").asString(""), digest(digest.stringValue()), size.longValue());
    }

    private static Digest digest(String value) {
        try {
            return new Digest(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidImageDocumentException("in a manifest, " + e.getMessage(), e);
        }
    }
}

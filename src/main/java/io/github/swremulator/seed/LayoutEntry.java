package io.github.swremulator.seed;

import io.github.swremulator.document.Place;
import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.registry.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of a layout's {@code index.json}.
 *
 * @param json the entry as it was written
 * @param tag the tag that its annotations name, if any
 */
record LayoutEntry(Descriptor manifest, JsonNode json, Optional<TagName> tag) {

    /** A tag, or the name of an image with it: the specification allows both, and tools write both. */
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** The annotations that name an image, the most exact first: the specification's, then containerd's and Docker's, then crane's. */
    private static final List<String> NAMES = List.of(REF_NAME, "io.containerd.image.name", "dev.ggcr.image.name");

    /** The tag of an image whose name has none, by the rule of Docker. */
    static final TagName LATEST = new TagName("latest");

    private static final String PLATFORM = "platform";
    private static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    /**
     * Reads the entries.
     *
     * @param text of the index
     */
    static List<LayoutEntry> all(Place place, ImageIndex index, String text) {
        JsonNode manifests = JsonMapper.shared().readTree(text).path("manifests");
        List<LayoutEntry> entries = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            JsonNode json = manifests.get(i);
            entries.add(new LayoutEntry(index.manifests().get(i), json, tag(place, json.path("annotations"))));
        }
        return entries;
    }

    private static Optional<TagName> tag(Place place, JsonNode annotations) {
        for (String name : NAMES) {
            JsonNode value = annotations.path(name);
            try {
                Optional<TagName> tag = value.isMissingNode() ? Optional.empty() : tag(name, value.stringValue(""));
                if (tag.isPresent()) {
                    return tag;
                }
            } catch (IllegalArgumentException e) {
                throw place.invalid(
                        name + " must be the name of an image, such as busybox:1.36, whose tag " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** The tag in the name of an image; an image that is named by its digest has none. */
    private static Optional<TagName> tag(String annotation, String name) {
        String reference = name.substring(name.lastIndexOf('/') + 1);
        int digest = reference.indexOf('@');
        String image = digest < 0 ? reference : reference.substring(0, digest);
        int colon = image.indexOf(':');
        if (colon >= 0) {
            return isDigest(image) ? Optional.empty() : Optional.of(new TagName(image.substring(colon + 1)));
        }
        if (digest >= 0) {
            return Optional.empty();
        }
        boolean isTag = image.isEmpty() || (annotation.equals(REF_NAME) && image.equals(name));
        return Optional.of(isTag ? new TagName(name) : LATEST);
    }

    private static boolean isDigest(String value) {
        try {
            return !new Digest(value).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Digest digest() {
        return manifest.digest();
    }

    /** Whether they are one image for several platforms, each of which an index can list. */
    static boolean arePlatforms(List<LayoutEntry> entries) {
        return entries.stream().allMatch(entry -> entry.json.path(PLATFORM).isObject());
    }

    /** The index that lists the entries as one image. */
    static String index(List<LayoutEntry> entries) {
        boolean isDockers = entries.stream()
                .map(entry -> entry.manifest.mediaType().split(";", 2)[0].strip())
                .allMatch(DOCKER_MANIFEST::equalsIgnoreCase);
        ObjectNode index = JsonMapper.shared().createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", isDockers ? DOCKER_INDEX : OCI_INDEX);
        ArrayNode manifests = index.putArray("manifests");
        entries.forEach(entry -> manifests.add(entry.withoutName()));
        return index.toString();
    }

    private JsonNode withoutName() {
        ObjectNode unnamed = (ObjectNode) json.deepCopy();
        if (unnamed.get("annotations") instanceof ObjectNode annotations
                && annotations.remove(NAMES).isEmpty()) {
            unnamed.remove("annotations");
        }
        return unnamed;
    }
}

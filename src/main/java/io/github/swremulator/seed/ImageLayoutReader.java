package io.github.swremulator.seed;

import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.TagName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the manifests of an {@link ImageLayout}; of their layers it wants to know nothing. */
final class ImageLayoutReader {

    static final String TAG_ANNOTATION = "org.opencontainers.image.ref.name";

    /** Of an image that was copied without a name, as {@code docker pull} takes it. */
    private static final TagName LATEST = new TagName("latest");

    private static final List<Optional<TagName>> ONE_WITHOUT_NAME = List.of(Optional.empty());

    /** An index in an index is rare; one that goes deeper means no good. */
    private static final int MAX_DEPTH = 4;

    private final LayoutFiles files;
    private final SeedRepository repository;
    private final Set<Digest> stored = new HashSet<>();

    ImageLayoutReader(LayoutFiles files, SeedRepository repository) {
        this.files = files;
        this.repository = repository;
    }

    /** @throws BrokenSeedException with the file and what was expected there */
    void read() {
        files.requireVersion();
        String text = files.text(LayoutFiles.INDEX);
        Place place = files.place(LayoutFiles.INDEX);
        if (!(files.parse(place, text) instanceof ImageIndex index)) {
            throw place.broken("expected an image index, with \"manifests\"");
        }
        List<Optional<TagName>> names = names(place, text);
        if (names.stream().allMatch(Optional::isEmpty)) {
            throw place.broken("expected one manifest, or manifests with the annotation " + TAG_ANNOTATION
                    + ", as \"skopeo copy <image> oci:<folder>:<tag>\" writes it");
        }
        for (int i = 0; i < names.size(); i++) {
            readEntry(place, index.manifests().get(i), names.get(i));
        }
    }

    private static List<Optional<TagName>> names(Place place, String index) {
        List<Optional<TagName>> names = JsonMapper.shared()
                .readTree(index)
                .path("manifests")
                .valueStream()
                .map(entry -> name(place, entry.path("annotations").path(TAG_ANNOTATION)))
                .toList();
        return names.equals(ONE_WITHOUT_NAME) ? List.of(Optional.of(LATEST)) : names;
    }

    private void readEntry(Place place, Descriptor entry, Optional<TagName> name) {
        NewManifest manifest = manifest(entry, files.manifest(entry).orElseThrow(() -> missing(place, entry)));
        if (name.isEmpty()) {
            store(entry.digest(), place, manifest);
        } else {
            storeChildren(place, manifest.content(), 1);
            repository.add(place, new StatedTag().named(name.get()), manifest);
        }
    }

    private static BrokenSeedException missing(Place place, Descriptor entry) {
        return place.broken("expected the manifest " + entry.digest() + " among the layout's blobs");
    }

    private static Optional<TagName> name(Place place, JsonNode name) {
        try {
            return name.isMissingNode() ? Optional.empty() : Optional.of(new TagName(name.stringValue("")));
        } catch (IllegalArgumentException e) {
            throw place.broken("in " + TAG_ANNOTATION + ", " + e.getMessage());
        }
    }

    private void store(Digest digest, Place place, NewManifest manifest) {
        if (stored.add(digest)) {
            storeChildren(place, manifest.content(), 1);
            repository.addManifest(place, manifest);
        }
    }

    /** The images of an index that were copied with it; a copy for one platform has one of them. */
    private void storeChildren(Place parent, String content, int depth) {
        if (!(files.parse(parent, content) instanceof ImageIndex index)) {
            return;
        }
        if (depth > MAX_DEPTH) {
            throw parent.broken("expected indexes at most " + MAX_DEPTH + " deep in each other");
        }
        for (Descriptor child : children(index)) {
            files.manifest(child).ifPresent(text -> {
                Place place = files.place(LayoutFiles.blob(child.digest()));
                storeChildren(place, text, depth + 1);
                repository.addManifest(place, manifest(child, text));
            });
        }
    }

    private List<Descriptor> children(ImageIndex index) {
        return index.manifests().stream()
                .filter(child -> stored.add(child.digest()))
                .toList();
    }

    private static NewManifest manifest(Descriptor descriptor, String content) {
        return new NewManifest(content, descriptor.digest(), null, null, null, null);
    }
}

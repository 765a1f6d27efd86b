package io.github.swremulator.seed;

import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder in the form of the OCI image layout specification, as {@code skopeo copy … oci:folder} writes it. Its manifests
 * become tags; its layers are not read.
 */
record ImageLayout(Path folder, OrganizationName organization, RepositoryName repository) implements SeedSource {

    static final String TAG_ANNOTATION = "org.opencontainers.image.ref.name";

    private static final String MARKER = "oci-layout";
    private static final String INDEX = "index.json";
    private static final String VERSION = "1.0.0";
    private static final String EXPECTED = "expected the path of an image layout, a folder with " + MARKER;

    /** The tag of an image that was copied without a name, as {@code docker pull} names it. */
    private static final TagName LATEST = new TagName("latest");

    private static final List<Optional<TagName>> ONE_WITHOUT_NAME = List.of(Optional.empty());

    /** An index in an index is rare, and a deeper one malicious. */
    private static final int MAX_DEPTH = 4;

    /** The largest manifest (OCI distribution specification, Pushing Manifests). */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    @Override
    public void readInto(SeedReading reading) {
        Place place = new Place(folder.toString(), 1, 1);
        read(folder, new SeedRepository(reading, place, organization, repository).begin());
    }

    /**
     * Reads a layout into an image repository that has begun.
     *
     * @throws InvalidDocumentException with the file and what was expected there
     */
    static void read(Path folder, SeedRepository repository) {
        new Reading(folder, repository).read();
    }

    /**
     * Resolves the path of a layout in a document.
     *
     * @param root the document's folder, outside which the path must not lead
     * @param place of the path in the document
     */
    static Path inside(Path root, String path, Place place) {
        try {
            Path folder = root.resolve(path);
            if (Path.of(path).isAbsolute() || !folder.normalize().startsWith(root.normalize())) {
                throw place.invalid("expected a path below the document's folder, without a leading / and without ..");
            }
            if (!SeedFiles.isInside(root, folder)) {
                throw place.invalid("expected a path below the document's folder, but a link in it leads elsewhere");
            }
            if (isLayout(folder)) {
                return folder;
            }
        } catch (InvalidPathException | IOException e) {
            // No such folder, or not a path on this system.
        }
        throw place.invalid(EXPECTED);
    }

    /** Whether a folder is an image layout. */
    static boolean isLayout(Path folder) {
        return Files.exists(folder.resolve(MARKER));
    }

    /** Reads one layout. Its files must be inside its folder, and small. */
    private static final class Reading {

        private final Path folder;
        private final SeedRepository repository;
        private final Set<Digest> stored = new HashSet<>();

        Reading(Path folder, SeedRepository repository) {
            this.folder = folder;
            this.repository = repository;
        }

        void read() {
            requireVersion();
            String text = text(INDEX);
            Place place = place(INDEX);
            if (!(parse(place, text) instanceof ImageIndex index)) {
                throw place.invalid("expected an image index, with \"manifests\"");
            }
            List<Optional<TagName>> names = names(place, text);
            if (names.stream().allMatch(Optional::isEmpty)) {
                throw place.invalid("expected one manifest, or manifests with the annotation " + TAG_ANNOTATION
                        + ", as \"skopeo copy <image> oci:<folder>:<tag>\" writes it");
            }
            for (int i = 0; i < names.size(); i++) {
                readEntry(place, index.manifests().get(i), names.get(i));
            }
        }

        private void requireVersion() {
            String version;
            try {
                version = JsonMapper.shared()
                        .readTree(text(MARKER))
                        .path("imageLayoutVersion")
                        .asString("");
            } catch (JacksonException e) {
                version = "";
            }
            if (!version.equals(VERSION)) {
                throw place(MARKER).invalid("expected {\"imageLayoutVersion\":\"" + VERSION + "\"}");
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

        private static Optional<TagName> name(Place place, JsonNode name) {
            try {
                return name.isMissingNode() ? Optional.empty() : Optional.of(new TagName(name.stringValue("")));
            } catch (IllegalArgumentException e) {
                throw place.invalid(TAG_ANNOTATION + " " + e.getMessage());
            }
        }

        private void readEntry(Place place, Descriptor entry, Optional<TagName> name) {
            String content = content(entry)
                    .orElseThrow(() ->
                            place.invalid("expected the manifest " + entry.digest() + " among the layout's blobs"));
            if (name.isPresent()) {
                storeChildren(place, content, 1);
                repository.add(place, TagDocument.named(name.get()), manifest(entry, content));
            } else if (stored.add(entry.digest())) {
                storeChildren(place, content, 1);
                repository.addManifest(place, manifest(entry, content));
            }
        }

        /** Stores the images of an index that were copied with it; a copy for one platform has one of them. */
        private void storeChildren(Place parent, String content, int depth) {
            if (!(parse(parent, content) instanceof ImageIndex index)) {
                return;
            }
            if (depth > MAX_DEPTH) {
                throw parent.invalid("expected indexes nested at most " + MAX_DEPTH + " deep");
            }
            for (Descriptor child : index.manifests()) {
                if (stored.add(child.digest())) {
                    content(child).ifPresent(text -> {
                        Place place = place(blob(child));
                        storeChildren(place, text, depth + 1);
                        repository.addManifest(place, manifest(child, text));
                    });
                }
            }
        }

        private static NewManifest manifest(Descriptor descriptor, String content) {
            return new NewManifest(content, descriptor.digest(), null, null, null, null);
        }

        /** The manifest of a descriptor, byte for byte as it was pushed; empty if the layout does not contain it. */
        private Optional<String> content(Descriptor descriptor) {
            String blob = blob(descriptor);
            if (!Files.exists(folder.resolve(blob))) {
                return Optional.empty();
            }
            String text = text(blob);
            if (text.getBytes(StandardCharsets.UTF_8).length != descriptor.size()) {
                throw place(blob).invalid("expected " + descriptor.size() + " bytes, the size in the index");
            }
            if (!Digest.of(text).equals(descriptor.digest())) {
                throw place(blob).invalid("expected content whose SHA-256 is the file's name");
            }
            return Optional.of(text);
        }

        private static String blob(Descriptor descriptor) {
            return "blobs/sha256/" + descriptor.digest().hex();
        }

        private static ImageDocument parse(Place place, String document) {
            try {
                return ImageDocument.parse(document);
            } catch (InvalidImageDocumentException e) {
                Place malformed = e.getCause() instanceof JacksonException json && json.getLocation() != null
                        ? Place.of(place.file(), json.getLocation())
                        : place;
                throw malformed.invalid(String.valueOf(e.getMessage()));
            }
        }

        private Place place(String file) {
            return new Place(folder.resolve(file).toString(), 1, 1);
        }

        private String text(String file) {
            Path path = folder.resolve(file);
            SeedFiles.requireInside(folder, path);
            if (!Files.isRegularFile(path)) {
                throw new InvalidDocumentException(Place.of(path.toString()), "expected a file", null);
            }
            try (InputStream content = Files.newInputStream(path)) {
                byte[] bytes = content.readNBytes(MAX_LENGTH + 1);
                if (bytes.length > MAX_LENGTH) {
                    throw place(file).invalid("expected at most " + MAX_LENGTH + " bytes");
                }
                return text(path, bytes);
            } catch (IOException e) {
                throw new InvalidDocumentException(Place.of(path.toString()), "cannot be read", e);
            }
        }

        private static String text(Path path, byte[] bytes) {
            CharBuffer decoded = CharBuffer.allocate(bytes.length);
            boolean isInvalid = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes), decoded, true)
                    .isError();
            String text = decoded.flip().toString();
            if (isInvalid) {
                int line = 1
                        + (int) text.chars()
                                .filter(character -> character == '\n')
                                .count();
                throw new Place(path.toString(), line, text.length() - text.lastIndexOf('\n'))
                        .invalid("expected UTF-8");
            }
            return text;
        }
    }
}

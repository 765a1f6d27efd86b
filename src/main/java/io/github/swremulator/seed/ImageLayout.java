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
import org.jspecify.annotations.Nullable;
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

    /** The tag of an image that was copied without a name, as {@code docker pull} assumes it. */
    private static final TagName LATEST = new TagName("latest");

    private static final List<Optional<TagName>> ONE_WITHOUT_NAME = List.of(Optional.empty());

    /** An index in an index is rare; a deeper one is malicious. */
    private static final int MAX_DEPTH = 4;

    /** The largest manifest (OCI distribution specification, Pushing Manifests). */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    @Override
    public void readInto(SeedReading reading) {
        Place place = new Place(folder.toString(), 1, 1);
        read(folder, new SeedRepository(reading, place, organization, repository).begin());
    }

    /** Reads a layout into an image repository that has begun. */
    static void read(Path folder, SeedRepository repository) {
        LayoutFiles files = new LayoutFiles(folder);
        new Reading(files, repository).read();
    }

    /**
     * The folder that a document names.
     *
     * @param root the document's own, which the path may not leave
     * @param place where the document says so
     */
    static Path inside(Path root, String path, Place place) {
        try {
            Path folder = root.resolve(path);
            if (Path.of(path).isAbsolute() || !folder.normalize().startsWith(root.normalize())) {
                throw place.invalid("expected a path below the document's folder, without a leading / and without ..");
            }
            if (!SeedFiles.isInside(root, folder)) {
                throw place.invalid("expected a path below the document's folder, and a link in it leads out");
            }
            if (isLayout(folder)) {
                return folder;
            }
        } catch (InvalidPathException | IOException e) {
            // It is not there, or cannot be.
        }
        throw place.invalid(EXPECTED);
    }

    /** Whether a folder is an image layout. */
    static boolean isLayout(Path folder) {
        return Files.exists(folder.resolve(MARKER));
    }

    /** One reading of a layout. */
    private static final class Reading {

        private final LayoutFiles files;
        private final SeedRepository repository;
        private final Set<Digest> stored = new HashSet<>();

        private Reading(LayoutFiles files, SeedRepository repository) {
            this.files = files;
            this.repository = repository;
        }

        /** @throws InvalidDocumentException with the file and what was expected there */
        void read() {
            files.requireVersion();
            String text = files.text(INDEX);
            Place place = files.place(INDEX);
            if (!(files.parse(place, text) instanceof ImageIndex index)) {
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
                repository.add(place, TagDocument.named(name.get()), manifest);
            }
        }

        private static InvalidDocumentException missing(Place place, Descriptor entry) {
            return place.invalid("expected the manifest " + entry.digest() + " among the layout's blobs");
        }

        private static Optional<TagName> name(Place place, JsonNode name) {
            try {
                return name.isMissingNode() ? Optional.empty() : Optional.of(new TagName(name.stringValue("")));
            } catch (IllegalArgumentException e) {
                throw place.invalid("in " + TAG_ANNOTATION + ", " + e.getMessage());
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
                throw parent.invalid("expected indexes at most " + MAX_DEPTH + " deep in each other");
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

    /** The files of one layout, none of which may be elsewhere or large. */
    private record LayoutFiles(Path folder) {

        static String blob(Digest digest) {
            return "blobs/sha256/" + digest.hex();
        }

        Place place(String file) {
            return new Place(folder.resolve(file).toString(), 1, 1);
        }

        /** @throws InvalidDocumentException when the layout is of another version */
        void requireVersion() {
            if (!version().equals(VERSION)) {
                throw place(MARKER).invalid("expected {\"imageLayoutVersion\":\"" + VERSION + "\"}");
            }
        }

        private String version() {
            try {
                return JsonMapper.shared()
                        .readTree(text(MARKER))
                        .path("imageLayoutVersion")
                        .asString("");
            } catch (JacksonException e) {
                return "";
            }
        }

        /**
         * A manifest as it was pushed, byte by byte; empty where the layout does not have it.
         *
         * @throws InvalidDocumentException when what is there is something else than is described
         */
        Optional<String> manifest(Descriptor descriptor) {
            String blob = blob(descriptor.digest());
            if (!Files.exists(folder.resolve(blob))) {
                return Optional.empty();
            }
            String text = text(blob);
            if (text.getBytes(StandardCharsets.UTF_8).length != descriptor.size()) {
                throw place(blob).invalid("expected " + descriptor.size() + " bytes, as the index says");
            }
            if (!Digest.of(text).equals(descriptor.digest())) {
                throw place(blob).invalid("expected a content whose SHA-256 is the file's name");
            }
            return Optional.of(text);
        }

        ImageDocument parse(Place place, String document) {
            try {
                return ImageDocument.parse(document);
            } catch (InvalidImageDocumentException e) {
                throw place(place, e.getCause()).invalid(String.valueOf(e.getMessage()));
            }
        }

        private static Place place(Place document, @Nullable Throwable problem) {
            return problem instanceof JacksonException malformed && malformed.getLocation() != null
                    ? Place.of(document.file(), malformed.getLocation())
                    : document;
        }

        String text(String file) {
            try {
                return text(file, bytes(file));
            } catch (IOException e) {
                throw new InvalidDocumentException(Place.of(folder.resolve(file).toString()), "cannot be read", e);
            }
        }

        private String text(String file, byte[] bytes) {
            CharBuffer text = CharBuffer.allocate(bytes.length);
            if (StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes), text, true)
                    .isError()) {
                throw placeBehind(file, text.flip().toString()).invalid("expected UTF-8");
            }
            return text.flip().toString();
        }

        private Place placeBehind(String file, String text) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            return new Place(folder.resolve(file).toString(), line, text.length() - text.lastIndexOf('\n'));
        }

        private byte[] bytes(String file) throws IOException {
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
                return bytes;
            }
        }
    }
}

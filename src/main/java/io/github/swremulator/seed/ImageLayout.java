package io.github.swremulator.seed;

import static java.util.stream.Collectors.toSet;

import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.image.ManifestParts;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder in the form of the OCI image layout specification, as {@code skopeo copy … oci:folder} writes it, or another tool. Its
 * manifests become tags; those of its blobs that are there become blobs of pushed images.
 */
record ImageLayout(Path folder, OrganizationName organization, RepositoryName repository) implements SeedSource {

    private static final String MARKER = "oci-layout";
    private static final String INDEX = "index.json";
    private static final String VERSION = "1.0.0";
    static final String OTHER_DIGEST = "expected content whose digest is the file's name";
    private static final String EXPECTED = "expected the path of an image layout, a folder with " + MARKER;

    private static final Logger log = LoggerFactory.getLogger(ImageLayout.class);

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
            String text = json(INDEX);
            Place place = place(INDEX);
            if (!(parse(place, text) instanceof ImageIndex index)) {
                throw place.invalid("expected an image index, with \"manifests\"");
            }
            List<LayoutEntry> entries = LayoutEntry.all(place, index, text);
            if (entries.stream().allMatch(entry -> entry.tag().isEmpty())) {
                requireOneImage(place, entries);
                if (!repository.isCounting()) {
                    log.info("{}: no annotation names a tag, so it is {}", place.file(), LayoutEntry.LATEST);
                }
                readTag(place, LayoutEntry.LATEST, entries);
                return;
            }
            Map<TagName, List<LayoutEntry>> tags = new LinkedHashMap<>();
            for (LayoutEntry entry : entries) {
                entry.tag()
                        .ifPresent(tag -> tags.computeIfAbsent(tag, first -> new ArrayList<>())
                                .add(entry));
            }
            tags.forEach((tag, images) -> readTag(place, tag, images));
            entries.stream().filter(entry -> entry.tag().isEmpty()).forEach(entry -> readUntagged(place, entry));
        }

        private static void requireOneImage(Place place, List<LayoutEntry> entries) {
            if (entries.isEmpty() || (entries.size() > 1 && !LayoutEntry.arePlatforms(entries))) {
                throw place.invalid("expected one image, or manifests with the annotation " + LayoutEntry.REF_NAME
                        + ", as \"skopeo copy <image> oci:<folder>:<tag>\" writes it");
            }
        }

        private void requireVersion() {
            String version;
            try {
                version = JsonMapper.shared()
                        .readTree(json(MARKER))
                        .path("imageLayoutVersion")
                        .asString("");
            } catch (JacksonException e) {
                version = "";
            }
            if (!version.equals(VERSION)) {
                throw place(MARKER).invalid("expected {\"imageLayoutVersion\":\"" + VERSION + "\"}");
            }
        }

        /** Several manifests of one name are one image for several platforms, which has an index. */
        private void readTag(Place place, TagName tag, List<LayoutEntry> images) {
            Set<Digest> digests = images.stream().map(LayoutEntry::digest).collect(toSet());
            if (digests.size() > 1 && !LayoutEntry.arePlatforms(images)) {
                throw place.invalid("expected one manifest with the tag " + tag
                        + ", or several that each have a platform of their own");
            }
            List<String> contents =
                    images.stream().map(image -> required(place, image)).toList();
            String content = digests.size() == 1 ? contents.get(0) : LayoutEntry.index(images);
            storeChildren(place, content, 1);
            repository.add(place, TagDocument.named(tag), manifest(Digest.of(content), content));
        }

        private void readUntagged(Place place, LayoutEntry entry) {
            if (stored.add(entry.digest())) {
                String content = required(place, entry);
                storeChildren(place, content, 1);
                repository.addManifest(place, manifest(entry.digest(), content));
            }
        }

        private String required(Place place, LayoutEntry entry) {
            return content(entry.manifest())
                    .orElseThrow(() ->
                            place.invalid("expected the manifest " + entry.digest() + " among the layout's blobs"));
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
                        repository.addManifest(place, manifest(child.digest(), text));
                    });
                }
            }
        }

        private NewManifest manifest(Digest digest, String content) {
            LayoutBlobs target = repository.layoutBlobs();
            return new NewManifest(
                    content, digest, null, null, null, null, target == null ? List.of() : blobs(content, target));
        }

        /** Those that the layout contains; a copy of some platforms, or without foreign layers, has not all of them. */
        private List<NewManifest.Blob> blobs(String manifest, LayoutBlobs target) {
            List<NewManifest.Blob> found = new ArrayList<>();
            for (Descriptor descriptor : parts(manifest).blobs()) {
                Path file = folder.resolve(blob(descriptor));
                if (Files.exists(file)) {
                    requireSize(descriptor, size(file), "manifest");
                    found.add(new NewManifest.Blob(
                            descriptor.digest(), descriptor.size(), () -> target.copy(file, descriptor.digest())));
                }
            }
            return found;
        }

        private ManifestParts parts(String manifest) {
            try {
                return ManifestParts.parse(manifest);
            } catch (InvalidImageDocumentException e) {
                throw place(INDEX).invalid(String.valueOf(e.getMessage()));
            }
        }

        private void requireSize(Descriptor descriptor, long found, String source) {
            if (found != descriptor.size()) {
                throw place(blob(descriptor))
                        .invalid("expected " + descriptor.size() + " bytes, the size in the " + source);
            }
        }

        private long size(Path file) {
            requireFile(file);
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new InvalidDocumentException(Place.of(file.toString()), "cannot be read", e);
            }
        }

        private void requireFile(Path file) {
            SeedFiles.requireInside(folder, file);
            if (!Files.isRegularFile(file)) {
                throw new InvalidDocumentException(Place.of(file.toString()), "expected a file", null);
            }
        }

        /** The manifest of a descriptor, byte for byte as it was pushed; empty if the layout does not contain it. */
        private Optional<String> content(Descriptor descriptor) {
            String blob = blob(descriptor);
            if (!Files.exists(folder.resolve(blob))) {
                return Optional.empty();
            }
            String text = text(blob);
            requireSize(descriptor, text.getBytes(StandardCharsets.UTF_8).length, "index");
            if (!descriptor.digest().isOf(text)) {
                throw place(blob).invalid(OTHER_DIGEST);
            }
            return Optional.of(text);
        }

        private static String blob(Descriptor descriptor) {
            return "blobs/" + descriptor.digest().value().replace(':', '/');
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

        /** Some editors write a byte order mark, which the parser does not accept. */
        private String json(String file) {
            String text = text(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        private String text(String file) {
            Path path = folder.resolve(file);
            requireFile(path);
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

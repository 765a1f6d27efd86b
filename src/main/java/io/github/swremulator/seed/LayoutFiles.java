package io.github.swremulator.seed;

import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.InvalidImageDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The files of one image layout (OCI image layout specification), none of which may be elsewhere or large. */
record LayoutFiles(Path folder) {

    static final String MARKER = "oci-layout";
    static final String INDEX = "index.json";

    static final String EXPECTED = "expected the path of an image layout, a folder with " + MARKER;

    private static final String VERSION = "1.0.0";

    /** As large as a manifest may be (OCI distribution specification, Pushing Manifests). */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    static String blob(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    Place place(String file) {
        return new Place(folder.resolve(file).toString(), 1, 1);
    }

    boolean isLayout() {
        return Files.exists(folder.resolve(MARKER));
    }

    /** @throws BrokenSeedException when the layout is of another version */
    void requireVersion() {
        if (!version().equals(VERSION)) {
            throw place(MARKER).broken("expected {\"imageLayoutVersion\":\"" + VERSION + "\"}");
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
     * @throws BrokenSeedException when what is there is something else than is described
     */
    Optional<String> manifest(Descriptor descriptor) {
        String blob = blob(descriptor.digest());
        if (!Files.exists(folder.resolve(blob))) {
            return Optional.empty();
        }
        String text = text(blob);
        if (text.getBytes(StandardCharsets.UTF_8).length != descriptor.size()) {
            throw place(blob).broken("expected " + descriptor.size() + " bytes, as the index says");
        }
        if (!Digest.of(text).equals(descriptor.digest())) {
            throw place(blob).broken("expected a content whose SHA-256 is the file's name");
        }
        return Optional.of(text);
    }

    ImageDocument parse(Place place, String document) {
        try {
            return ImageDocument.parse(document);
        } catch (InvalidImageDocumentException e) {
            throw place(place, e.getCause()).broken(String.valueOf(e.getMessage()));
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
            throw new BrokenSeedException(folder.resolve(file).toString(), "cannot be read", e);
        }
    }

    private String text(String file, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError()) {
            throw placeBehind(file, text.flip().toString()).broken("expected UTF-8");
        }
        return text.flip().toString();
    }

    private Place placeBehind(String file, String text) {
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return new Place(folder.resolve(file).toString(), line, text.length() - text.lastIndexOf('\n'));
    }

    private byte[] bytes(String file) throws IOException {
        Path path = folder.resolve(file);
        SeedFiles.requireInside(folder, path);
        if (!Files.isRegularFile(path)) {
            throw new BrokenSeedException(path.toString(), "expected a file");
        }
        try (InputStream content = Files.newInputStream(path)) {
            byte[] bytes = content.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw place(file).broken("expected at most " + MAX_LENGTH + " bytes");
            }
            return bytes;
        }
    }
}

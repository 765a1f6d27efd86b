package io.github.swremulator.seed;

import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of an OCI image layout that a test writes. */
public record LayoutFolder(Path path) {

    /** Creates the folder, without blobs and without an index. */
    public static LayoutFolder create(Path path) throws IOException {
        Files.createDirectories(path.resolve("blobs/sha256"));
        Files.writeString(path.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
        return new LayoutFolder(path);
    }

    public void index(String descriptors) throws IOException {
        Files.writeString(path.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + descriptors + "]}");
    }

    public Digest blob(String content) throws IOException {
        Digest digest = Digest.of(content);
        Files.writeString(blobPath(digest), content);
        return digest;
    }

    Path blobPath(Digest digest) {
        return path.resolve("blobs/sha256").resolve(digest.hex());
    }

    /** Returns the descriptor of a blob, with more fields, each after a comma. */
    public static String descriptor(Digest digest, String content, String more) {
        return "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + digest + "\",\"size\":"
                + content.getBytes(StandardCharsets.UTF_8).length + more + "}";
    }
}

package io.github.swremulator.seed;

import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;
import static io.github.swremulator.seed.LayoutFolder.descriptor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.TestSession;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests of an OCI image layout become tags, byte for byte. */
class ImageLayoutTest {

    /** Odd spaces and a letter beyond ASCII: only the same bytes have the same digest. */
    private static final String IMAGE = """
            { "schemaVersion": 2, "annotations": {"é": "ü"},
              "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:%s", "size": 100},
              "layers": [] }
            """.formatted("0123456789abcdef".repeat(4));

    @TempDir
    private Path folder;

    private Path layout;
    private LayoutFolder files;

    @BeforeEach
    void makeLayout() throws IOException {
        layout = folder.resolve("group/app");
        files = LayoutFolder.create(layout);
        files.index(tagged("v1", files.blob(IMAGE), IMAGE));
    }

    @Test
    void keepsAManifestsExactBytes() {
        SeedListing listing = load();
        assertThat(listing.names()).containsExactly("v1");
        assertThat(listing.tags.get(0).manifest().content()).isEqualTo(IMAGE);
        assertThat(listing.tags.get(0).manifest().digest()).isEqualTo(Digest.of(IMAGE));
        assertThat(listing.toString()).startsWith("repository group/app null\n");
    }

    @Test
    void storesTheImagesOfAnIndexThatTheLayoutContains() throws IOException {
        String index = "{\"schemaVersion\":2,\"manifests\":[" + descriptor(files.blob(IMAGE), IMAGE, "") + ","
                + descriptor(Digest.of("elsewhere"), "elsewhere", "") + "]}";
        files.index(tagged("v1", files.blob(index), index));
        SeedListing listing = load();
        assertThat(listing.manifests)
                .singleElement()
                .extracting(child -> child.content())
                .isEqualTo(IMAGE);
        assertThat(listing.tags)
                .singleElement()
                .extracting(tag -> tag.manifest().content())
                .isEqualTo(index);
    }

    @Test
    void storesAManifestWithoutATag() throws IOException {
        String other = IMAGE.replace("100", "200");
        files.index(tagged("v1", files.blob(IMAGE), IMAGE) + "," + descriptor(files.blob(other), other, ""));
        assertThat(load().manifests)
                .singleElement()
                .extracting(child -> child.content())
                .isEqualTo(other);
    }

    @Test
    void acceptsALayoutAsTheWholeSeed() {
        assertThat(SeedListing.of(SeedFiles.find(layout.toString())).names()).containsExactly("v1");
    }

    @Test
    void readsTheLayoutOfADocument() throws IOException {
        Path document =
                Files.writeString(folder.resolve("seed.yaml"), "team/web: {tags: [v0], oci_layout: group/app}\n");
        SeedListing listing = SeedListing.of(SeedFiles.find(document.toString()));
        assertThat(listing.names()).containsExactly("v0", "v1");
        assertThat(listing.tags.get(1).createdAt()).isEqualTo("2026-01-01T01:00:00Z");
    }

    @Test
    void refusesMoreTagsThanTheLimitBeforeAnyIsLoaded() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "team/web: [v1, v2]");
        SeedListing listing = new SeedListing();
        List<SeedSource> sources = SeedFiles.find(folder.toString());
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        new SeedReading(listing, new SeedReading.Limits(2, 10, 10, DEFAULT_TOKEN_LENGTH)).read(sources))
                .withMessageEndingWith("index.json:1:1: expected at most 2 tags in a seed (swr.seed-max-tags)");
        assertThat(listing.toString()).isEmpty();
    }

    @Test
    @EmulatorTest
    void isListedWithItsDigestSizeAndImageId(Emulator emulator) {
        Seeds.load(emulator, folder);
        JsonNode tag = JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", "app")).body())
                .path(0);
        assertThat(tag.path("manifest").asString()).isEqualTo(IMAGE);
        assertThat(tag.path("digest").asString()).isEqualTo(Digest.of(IMAGE).value());
        assertThat(tag.path("image_id").asString()).isEqualTo("0123456789abcdef".repeat(4));
        assertThat(tag.path("size").asLong()).isEqualTo(100);
    }

    private String image(String config, String layer) throws IOException {
        return "{\"schemaVersion\":2,\"config\":" + descriptor(files.blob(config), config, "") + ",\"layers\":["
                + descriptor(files.blob(layer), layer, "") + "," + descriptor(Digest.of("missing"), "missing", "")
                + "]}";
    }

    private static int pull(Emulator emulator, String content) {
        return emulator.get("/v2/group/app/blobs/" + Digest.of(content), "Authorization", "Bearer any")
                .statusCode();
    }

    @Test
    @EmulatorTest(own = true)
    void isPulledWithTheBytesThatItHas(Emulator emulator) throws IOException {
        String image = image("{}", "layer of a seed");
        files.index(tagged("v1", files.blob(image), image));
        Seeds.loadAsAtTheStart(emulator, folder);
        assertThat(emulator.get("/v2/group/app/blobs/" + Digest.of("layer of a seed"), "Authorization", "Bearer any")
                        .body())
                .isEqualTo("layer of a seed");
        assertThat(pull(emulator, "{}")).isEqualTo(200);
        assertThat(pull(emulator, "missing")).isEqualTo(404);
        emulator.seed("group: {}");
        assertThat(pull(emulator, "{}")).isEqualTo(404);
        emulator.control().post("/reset", "");
        assertThat(pull(emulator, "{}")).isEqualTo(200);
        try (TestSession session = TestSession.open(emulator)) {
            assertThat(session.get("/v2/group/app/blobs/" + Digest.of("{}"), "Authorization", "Bearer any")
                            .body())
                    .isEqualTo("{}");
        }
    }

    @Test
    @EmulatorTest
    void isRefusedWithALayerOfAnotherDigestOrSize(Emulator emulator) throws IOException {
        String image = image("{}", "layer");
        files.index(tagged("v1", files.blob(image), image));
        Files.writeString(files.blobPath(Digest.of("layer")), "other");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Seeds.load(emulator, folder))
                .withMessageStartingWith(files.blobPath(Digest.of("layer")).toString())
                .withMessageContaining("expected content whose digest is the file's name");
        Files.writeString(files.blobPath(Digest.of("layer")), "longer");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Seeds.load(emulator, folder))
                .withMessageContaining("expected 5 bytes, the size in the manifest");
    }

    @ParameterizedTest
    @CsvSource({":v2, v2", "'', latest"})
    void acceptsALayoutOfSkopeo(String tag, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not here");
        String config =
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        String image = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                + "{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + files.blob(config)
                + "\",\"size\":" + config.length() + "},\"layers\":[]}";
        files.index(tagged("v1", files.blob(image), image));
        Path copy = Files.createDirectories(folder.resolve("copy/team")).resolve("web");
        Process skopeo = new ProcessBuilder("skopeo", "copy", "oci:" + layout + ":v1", "oci:" + copy + tag)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(skopeo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(skopeo.exitValue()).isZero();
        SeedListing listing =
                SeedListing.of(SeedFiles.find(folder.resolve("copy").toString()));
        assertThat(listing.names()).containsExactly(expected);
        assertThat(listing.tags.get(0).manifest().content()).isEqualTo(image);
    }

    @Test
    void refusesABlobWithAnotherDigestOrSize() throws IOException {
        Files.writeString(files.blobPath(Digest.of(IMAGE)), IMAGE.replace("100", "200"));
        refuses("expected content whose digest is the file's name");
        Files.writeString(files.blobPath(Digest.of(IMAGE)), "");
        refuses("expected " + IMAGE.getBytes(StandardCharsets.UTF_8).length + " bytes, the size in the index");
        Files.delete(files.blobPath(Digest.of(IMAGE)));
        refuses("index.json:1:1: expected the manifest " + Digest.of(IMAGE) + " among the layout's blobs");
    }

    @Test
    void refusesABlobThatIsALinkOrAFolder(@TempDir Path outside) throws IOException {
        Path blob = files.blobPath(Digest.of(IMAGE));
        Files.move(blob, outside.resolve("blob"));
        Files.createSymbolicLink(blob, outside.resolve("blob"));
        refuses("must be inside the folder of the seed");
        Files.delete(blob);
        Files.createDirectory(blob);
        refuses("expected a file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index.json | [] | index.json:1:1: in a manifest, schemaVersion must be 1 or 2",
                "index.json | {\"a\":1,] | index.json:1:8: a manifest must be a JSON object",
                "index.json | {\"schemaVersion\":2,\"manifests\":[]} | expected one image, or manifests with the annotation org.open",
                "index.json | {\"schemaVersion\":2,\"manifests\":[{}]} | in a manifest, manifests must have a digest and a size",
                "oci-layout | {} | oci-layout:1:1: expected {\"imageLayoutVersion\":\"1.0.0\"}",
                "oci-layout | { | oci-layout:1:1: expected {\"imageLayoutVersion\":\"1.0.0\"}"
            })
    void refusesABrokenLayout(String file, String content, String expected) throws IOException {
        Files.writeString(layout.resolve(file), content);
        refuses(expected);
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(layout.resolve("index.json"), new byte[] {'{', '\n', ' ', (byte) 0xC3, '}'});
        refuses("index.json:2:2: expected UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        // as skopeo, ORAS and BuildKit write them
        "org.opencontainers.image.ref.name, 1.36, 1.36",
        "org.opencontainers.image.ref.name, busybox, busybox",
        // as podman and crane do
        "org.opencontainers.image.ref.name, docker.io/library/busybox:1.36, 1.36",
        "org.opencontainers.image.ref.name, 127.0.0.1:5000/busybox:1.36, 1.36",
        "org.opencontainers.image.ref.name, 127.0.0.1:5000/busybox, latest",
        "org.opencontainers.image.ref.name, busybox:1.36, 1.36",
        "dev.ggcr.image.name, busybox:1.36, 1.36",
        "dev.ggcr.image.name, index.docker.io/library/busybox:1.36, 1.36",
        "io.containerd.image.name, docker.io/library/busybox:1.36, 1.36",
        "io.containerd.image.name, busybox, latest",
        "io.containerd.image.name, busybox:1.36@sha256:DIGEST, 1.36"
    })
    void takesTheTagFromTheName(String annotation, String name, String tag) throws IOException {
        files.index(named(annotation, name.replace("DIGEST", "0".repeat(64))));
        assertThat(load().names()).containsExactly(tag);
    }

    @Test
    void prefersTheAnnotationOfTheSpecification() throws IOException {
        String names = "\"io.containerd.image.name\":\"docker.io/library/busybox:1.36\",";
        files.index(named("org.opencontainers.image.ref.name", "1.36.1").replace("\"org.", names + "\"org."));
        assertThat(load().names()).containsExactly("1.36.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io/library/busybox@sha256:", "sha256:"})
    void doesNotTagAManifestThatIsNamedByItsDigest(String name) throws IOException {
        String other = IMAGE.replace("100", "200");
        files.index(named("io.containerd.image.name", name + "0".repeat(64)) + ","
                + tagged("v2", files.blob(other), other));
        SeedListing listing = load();
        assertThat(listing.names()).containsExactly("v2");
        assertThat(listing.manifests)
                .singleElement()
                .extracting(manifest -> manifest.content())
                .isEqualTo(IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"v1\"}",
                ",\"annotations\":{\"io.containerd.image.name\":\"app:v1\"}"
            })
    void makesOneTagOfThePlatformsOfOneName(String name) throws IOException {
        String other = IMAGE.replace("100", "200");
        String platform = ",\"platform\":{\"os\":\"linux\",\"architecture\":\"";
        String amd = descriptor(files.blob(IMAGE), IMAGE, platform + "amd64\"}");
        String arm = descriptor(files.blob(other), other, platform + "arm64\"}");
        files.index(amd.replace("\"}}", "\"}" + name + "}") + "," + arm.replace("\"}}", "\"}" + name + "}"));
        SeedListing listing = load();
        assertThat(listing.names()).containsExactly(name.isEmpty() ? "latest" : "v1");
        assertThat(listing.tags.get(0).manifest().content())
                .isEqualTo(
                        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                                + amd + "," + arm + "]}");
        assertThat(listing.manifests)
                .extracting(manifest -> manifest.content())
                .containsExactlyInAnyOrder(IMAGE, other);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.distribution.manifest.v2, docker.distribution.manifest.list.v2",
        "docker.distribution.manifest.v2+json; charset=utf-8, docker.distribution.manifest.list.v2"
    })
    void makesAManifestListOfDockersManifests(String type, String expected) throws IOException {
        String other = IMAGE.replace("100", "200");
        String platform = ",\"platform\":{\"os\":\"linux\"}";
        files.index(
                (descriptor(files.blob(IMAGE), IMAGE, platform) + "," + descriptor(files.blob(other), other, platform))
                        .replace("oci.image.manifest.v1+json", type + (type.contains("+") ? "" : "+json")));
        assertThat(load().tags.get(0).manifest().content())
                .startsWith("{\"schemaVersion\":2,\"mediaType\":\"application/vnd." + expected + "+json\"");
    }

    @Test
    void refusesTwoManifestsOfOneNameWithoutPlatforms() throws IOException {
        String other = IMAGE.replace("100", "200");
        files.index(tagged("v1", files.blob(IMAGE), IMAGE) + "," + tagged("v1", files.blob(other), other));
        refuses("expected one manifest with the tag v1, or several that each have a platform");
    }

    @Test
    void readsDigestsOfSha512() throws Exception {
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-512").digest(IMAGE.getBytes(StandardCharsets.UTF_8)));
        Files.createDirectories(layout.resolve("blobs/sha512"));
        Files.writeString(layout.resolve("blobs/sha512/" + digest), IMAGE);
        String child = descriptor(new Digest("sha512:" + digest), IMAGE, "");
        String parent = "{\"schemaVersion\":2,\"manifests\":[" + child + "]}";
        files.index(
                tagged("v1", new Digest("sha512:" + digest), IMAGE) + "," + tagged("v2", files.blob(parent), parent));
        SeedListing listing = load();
        assertThat(listing.tags.get(0).manifest().digest()).as("SWR's own").isEqualTo(Digest.of(IMAGE));
        assertThat(listing.manifests)
                .singleElement()
                .extracting(manifest -> manifest.digest())
                .as("as the index names it")
                .isEqualTo(new Digest("sha512:" + digest));
        Files.writeString(layout.resolve("blobs/sha512/" + digest), IMAGE.replace("100", "200"));
        refuses("expected content whose digest is the file's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.json", "oci-layout"})
    void ignoresAByteOrderMark(String file) throws IOException {
        Files.writeString(layout.resolve(file), "\uFEFF" + Files.readString(layout.resolve(file)));
        assertThat(load().names()).containsExactly("v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "\"\"", "\"a b\"", "\"app:v 1\"", "\"app:\"", "{}"})
    void refusesANameWithoutAValidTag(String name) throws IOException {
        files.index(tagged("v1", files.blob(IMAGE), IMAGE).replace("\"v1\"", name));
        refuses(
                "org.opencontainers.image.ref.name must be the name of an image, such as busybox:1.36, whose tag must be");
    }

    @Test
    void tagsTheOnlyManifestWithoutANameLatest() throws IOException {
        files.index(descriptor(files.blob(IMAGE), IMAGE, ""));
        SeedListing listing = load();
        assertThat(listing.names()).containsExactly("latest");
        assertThat(listing.manifests).isEmpty();
    }

    @Test
    void refusesSeveralManifestsWithoutNames() throws IOException {
        String other = IMAGE.replace("100", "101");
        files.index(descriptor(files.blob(IMAGE), IMAGE, "") + "," + descriptor(files.blob(other), other, ""));
        refuses("expected one image, or manifests with the annotation org.open");
    }

    @Test
    void refusesDeeplyNestedIndexes() throws IOException {
        String inner = IMAGE;
        for (int depth = 0; depth < 6; depth++) {
            inner = "{\"schemaVersion\":2,\"manifests\":[" + descriptor(files.blob(inner), inner, "") + "]}";
        }
        files.index(tagged("v1", files.blob(inner), inner));
        refuses("expected indexes nested at most 4 deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../group/app", "a/../../app", "/etc", "link", "", ".", "none", "x\\0y"})
    void refusesAPathThatIsNotALayoutBelowTheDocument(String path, @TempDir Path outside) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.copy(layout.resolve("oci-layout"), outside.resolve("oci-layout"));
        Path document = Files.writeString(folder.resolve("seed.yaml"), "team/web:\n  oci_layout: \"" + path + "\"\n");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(SeedFiles.find(document.toString())))
                .withMessageMatching(document
                        + ":2:15: (expected a path|expected the path|oci_layout must be a string without NUL).*");
    }

    private SeedListing load() {
        return SeedListing.of(SeedFiles.find(folder.toString()));
    }

    private void refuses(String expected) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(this::load)
                .withMessageStartingWith(layout.toString())
                .withMessageContaining(expected);
    }

    private String named(String annotation, String name) throws IOException {
        return tagged(name, files.blob(IMAGE), IMAGE).replace("org.opencontainers.image.ref.name", annotation);
    }

    private static String tagged(String tag, Digest digest, String content) {
        return descriptor(digest, content, ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"" + tag + "\"}");
    }
}

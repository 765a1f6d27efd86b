package io.github.swremulator.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDocumentTest {

    private static final String CONFIG = "a".repeat(64);
    private static final String LAYER = "b".repeat(64);

    @Test
    void parseWhenManifestAddsUpItsSizes() {
        ImageDocument document = ImageDocument.parse(manifest("1862", "1292800"));
        assertThat(document).isInstanceOf(ImageManifest.class);
        assertThat(document.schemaVersion()).isEqualTo(2);
        assertThat(document.imageId()).isEqualTo(CONFIG);
        assertThat(document.size()).isEqualTo(1_294_662);
    }

    @Test
    void parseWhenIndexListsItsChildren() {
        ImageDocument document = ImageDocument.parse("""
                {"schemaVersion":2,"manifests":[{"mediaType":"m","digest":"sha256:%s","size":3,"platform":{"os":"linux"}}]}""".formatted(LAYER));
        assertThat(document)
                .isInstanceOfSatisfying(
                        ImageIndex.class,
                        index -> assertThat(index.manifests())
                                .containsExactly(new Descriptor("m", new Digest("sha256:" + LAYER), 3)));
        assertThat(document.imageId()).isEmpty();
    }

    @Test
    void parseWhenLegacyTakesTheNewestHistoryEntry() {
        ImageDocument document = ImageDocument.parse("""
                {"schemaVersion":1,"history":[{"v1Compatibility":"{\\"id\\":\\"new\\"}"},{"v1Compatibility":"{\\"id\\":\\"old\\"}"}]}""");
        assertThat(document).isEqualTo(new ImageManifest(1, "new", 0));
        assertThat(document.schemaVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"schemaVersion\":3}",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"manifests\":{}}",
                "{\"schemaVersion\":2,\"manifests\":[{}]}",
                "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:0\",\"size\":1}]}",
                "{\"schemaVersion\":1,\"history\":[{\"v1Compatibility\":\"{\\\"id\\\":\\\"\\\\u0000\\\"}\"}]}",
                "{\"schemaVersion\":1,\"history\":[{\"v1Compatibility\":\"{\\\"id\\\":\\\"\\\"}\"}]}",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":1,\"history\":[{\"v1Compatibility\":\"{\"}]}"
            })
    void parseWhenNoImageDocumentThrows(String document) {
        assertThatExceptionOfType(InvalidImageDocumentException.class)
                .isThrownBy(() -> ImageDocument.parse(document))
                .withMessageContaining("manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"7\"", "9223372036854775808", "null"})
    void parseWhenSizeIsNoByteCountThrows(String size) {
        assertThatExceptionOfType(InvalidImageDocumentException.class)
                .isThrownBy(() -> ImageDocument.parse(manifest("1", size)));
    }

    @Test
    void parseWhenSizesOverflowThrows() {
        assertThatExceptionOfType(InvalidImageDocumentException.class)
                .isThrownBy(() -> ImageDocument.parse(manifest("1", "9223372036854775807")))
                .withMessageContaining("add up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha512:00", "sha256:ABCD", "md5:00"})
    void digestWhenOfAnotherFormThrows(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(value)).withMessageContaining("64");
    }

    @Test
    void sha512DigestIsOfItsDocumentOnly() {
        // printf 'é' | sha512sum
        Digest digest = new Digest(
                "sha512:9e2ad28633f24451bd4f3c1cb20586a21a44c3aeedbdc01b9cc8fa72917ea7bd689c82b8bf1fef89b911cf8cc46fa2c1ccc10087b2094fd4d3350ecd88526a2c");
        assertThat(digest.isOf("\u00e9")).isTrue();
        assertThat(digest.isOf("e")).isFalse();
        assertThat(digest.hex()).isEqualTo(digest.value().substring(7));
    }

    @Test
    void digestIsOfTheTextsUtf8() {
        // printf 'é' | sha256sum
        assertThat(Digest.of("\u00e9").value())
                .isEqualTo("sha256:4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
    }

    private static String manifest(String configSize, String layerSize) {
        return """
               {"schemaVersion":2,"config":{"digest":"sha256:%s","size":%s},"layers":[{"digest":"sha256:%s","size":%s}]}""".formatted(CONFIG, configSize, LAYER, layerSize);
    }
}

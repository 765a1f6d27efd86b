package io.github.swremulator.seed;

import static io.github.swremulator.CapturedReplies.tag;
import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** An invalid seed stops the start with a message that says where and what was expected. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenSeedTest {

    private static final String MANIFEST = "{\\\"schemaVersion\\\":2,\\\"manifests\\\":[]}";
    private static final String TIMES = "\"created\":\"2025-01-01T00:00:00Z\",\"updated\":\"2025-01-01T00:00:00Z\"";
    private static final String TAG = "{\"Tag\":\"v1\",\"manifest\":\"" + MANIFEST + "\"," + TIMES + "}";

    @TempDir
    private Path folder;

    static Stream<Arguments> brokenReplies() {
        return Stream.of(
                arguments("", "1:", "expected the list [...] that the service returns"),
                arguments("{\"errors\":[]}", "1:1", "expected the list [...] that the service returns"),
                arguments("null", "1:1", "expected the list [...] that the service returns"),
                arguments("[1]", "1:2", "expected an object"),
                arguments("[{}]", "1:2", "missing field \"Tag\""),
                arguments("{\"tags\": [{}]}", "1:11", "missing field \"Tag\""),
                arguments("{\"tags\": {}}", "1:10", "tags must be the list [...]"),
                arguments("{\"has_more\": true}", "1:1", "or {\"tags\": [...]} of version 3"),
                arguments("[{\"Tag\":\"v1\"}]", "1:2", "missing field \"manifest\""),
                arguments("[\n  {\"id\": \"7\"}]", "2:10", "must be a whole number from 0 to 9223372036854775807"),
                arguments("[\n  {\"id\": -7}]", "2:10", "must be a whole number"),
                arguments("[\n  {\"id\": 7.0}]", "2:10", "must be a whole number"),
                arguments("[{\"id\": 9223372036854775808}]", "1:9", "must be a whole number"),
                arguments("[{\"id\": 1" + "0".repeat(5000) + "}]", "1:", "exceeds the maximum"),
                arguments("[{\"schema\": 0}]", "1:13", "must be a whole number from 1 to 2"),
                arguments("[{\"schema\": 3}]", "1:13", "must be a whole number from 1 to 2"),
                arguments("[{\"tag_type\": 2}]", "1:15", "must be a whole number from 0 to 1"),
                arguments("[{\"is_trusted\": \"true\"}]", "1:17", "is_trusted must be true or false"),
                arguments("[{\"Tag\": null}]", "1:2", "missing field \"Tag\""),
                arguments("[{\"Tag\": \"-v1\"}]", "1:10", "Tag must be 1 to 128 letters"),
                arguments("[{\"digest\": \"sha256:0\"}]", "1:13", "digest must be \"sha256:\" and 64"),
                arguments("[{\"path\": \"" + "x".repeat(1025) + "\"}]", "1:11", "at most 1024 characters"),
                arguments("[{\"path\": \"\\u0000\"}]", "1:11", "without NUL"),
                arguments("[{\"path\": \"\\ud800\"}]", "1:", "surrogate"),
                arguments("[{\"created\": \"yesterday\"}]", "1:14", "created must be a time such as"),
                arguments("[{\"created\": \"2025-02-30T00:00:00Z\"}]", "1:14", "created must be a time"),
                arguments("[{\"created\": \"2025-01-01T24:00:00Z\"}]", "1:14", "created must be a time"),
                arguments("[{\"created\": \"2025-01-01T00:00:00\"}]", "1:14", "created must be a time"),
                arguments("[{\"created\": \"0000-01-01T00:00:00+00:01\"}]", "1:14", "created must be a time"),
                arguments("[{\"created\": \"2025-01-01T23:59:60Z\"}]", "1:14", "created must be a time"),
                arguments("[{\"created\": \"2025-01-01T00:00:00.0000001Z\"}]", "1:14", "created must be a time"),
                arguments("[{\"id\": 1, \"id\": 2}]", "1:12", "duplicate field \"id\", first at "),
                arguments("[{\"id\": 1,}]", "1:", "was expecting"),
                arguments("[{\"Tag\": \"v1\"", "1:", "end-of-input"),
                arguments("[" + TAG + "\n" + TAG + "]", "2:", "comma"),
                arguments("[" + TAG + "] []", "1:", "expected nothing after the document"),
                arguments("[" + TAG + "] ]", "1:", "Unexpected close marker"));
    }

    @ParameterizedTest
    @MethodSource("brokenReplies")
    void reportsThePlaceAndWhatWasExpected(String body, String place, String expected) {
        new CapturedReplies(folder).withText("group", "app", body);
        List<SeedSource> sources = SeedFiles.find(folder.toString());
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> new SeedReading(
                                new SeedListing(), new SeedReading.Limits(10, 10, 10, DEFAULT_TOKEN_LENGTH))
                        .read(sources))
                .withMessageStartingWith(folder.resolve("group/app.json") + ":" + place)
                .withMessageContaining(expected);
    }

    @Test
    void stopsTheStartWithAMessageWithoutAStackTrace(CapturedOutput log) {
        String setting = new CapturedReplies(folder)
                .withText("group", "app", "[\n  {\"id\": \"7\"}]")
                .setting();
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Emulator.start(setting).close())
                .withMessageContaining("app.json:2:10: id must be a whole number");
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("The seed is invalid, and nothing of it was loaded")
                .contains("app.json:2:10: id must be a whole number")
                .doesNotContain("\tat ");
    }

    static Stream<Arguments> conflicts() {
        return Stream.of(
                arguments(Map.of("Tag", "v0007"), "app.json:2:1: duplicate tag v0007"),
                arguments(Map.of("repo_id", 1), "repo_id must be 3374895, as of the tags before"),
                arguments(Map.of("size", 1), "another tag describes digest sha256:"),
                arguments(Map.of("manifest", "{}"), "another tag describes digest sha256:"));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    @EmulatorTest
    void refusesTagsThatConflict(Map<String, Object> change, String expected, Emulator emulator) {
        Map<String, Object> first = tag("group", "app", 7);
        Map<String, Object> second = tag("group", "app", 7);
        second.put("Tag", "other");
        second.putAll(change);
        JsonMapper json = JsonMapper.shared();
        String body = "[" + json.writeValueAsString(first) + ",\n" + json.writeValueAsString(second) + "]";
        new CapturedReplies(folder).withText("group", "app", body);
        assertThat(messageOfStart(emulator)).contains(expected);
    }

    /** Found only at the end, so that the place is that of the last tag. */
    @Test
    @EmulatorTest
    void refusesAnIndexWhoseImagesAreTooLarge(Emulator emulator) {
        Map<String, Object> image = tag("group", "app", 1);
        image.put("size", Long.MAX_VALUE);
        String child = "{\"digest\":\"" + image.get("digest") + "\",\"size\":1}";
        Map<String, Object> index = tag("group", "app", 2);
        index.put("tag_type", 1);
        index.put("manifest", "{\"schemaVersion\":2,\"manifests\":[" + child + "," + child + "]}");
        index.remove("size");
        new CapturedReplies(folder).with("group", "app", List.of(image, index));
        assertThat(messageOfStart(emulator))
                .isEqualTo(folder + "/group/app.json:1:718: the images of an index must not exceed"
                        + " 9223372036854775807 bytes together");
    }

    @Test
    @EmulatorTest
    void refusesAManifestFromWhichFieldsCannotBeDerived(Emulator emulator) {
        new CapturedReplies(folder).withText("group", "app", "[" + TAG.replace(MANIFEST, "none") + "]");
        assertThat(messageOfStart(emulator)).contains("app.json:1:2: a manifest must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "Group/app.json, namespace must be 1 to 64 characters",
        "group/App.json, repository must be 1 to 128 characters",
        "group/a$$b.json, repository must be 1 to 128 characters",
        "group/app.jsn, expected a file <repository>.json",
        "group/app/deep.json, expected a file <repository>.json",
        "group/app/index.json, expected a file <repository>.json",
        "app.jsn, 'expected a document, .yaml, .yml or .json, or a folder named like a namespace'"
    })
    void reportsAMisplacedFile(String file, String expected) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "[]");
        assertThat(messageOfFind(folder)).startsWith(folder.toString()).contains(expected);
    }

    @Test
    void reportsALinkOutOfTheFolder(@TempDir Path outside) throws IOException {
        new CapturedReplies(outside).withTags("group", "app", 1);
        Files.createDirectory(folder.resolve("group"));
        Files.createSymbolicLink(folder.resolve("group/app.json"), outside.resolve("group/app.json"));
        assertThat(messageOfFind(folder)).contains("app.json: must be inside the folder of the seed");
        Files.delete(folder.resolve("group/app.json"));
        Files.createSymbolicLink(folder.resolve("team"), outside.resolve("group"));
        assertThat(messageOfFind(folder)).contains("team: must be inside the folder of the seed");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.createDirectory(folder.resolve("group"));
        Files.write(folder.resolve("group/app.json"), "[{\"Tag\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(message(() -> SeedListing.of(SeedFiles.find(folder.toString()))))
                .contains("app.json:1:")
                .contains("UTF-8");
    }

    @Test
    void reportsAFileThatDoesNotExist() {
        assertThat(messageOfFind(folder.resolve("none")))
                .isEqualTo(folder.resolve("none") + ": no such file or folder");
    }

    @Test
    void reportsAnEmptyFolder() {
        assertThat(messageOfFind(folder))
                .isEqualTo(folder + ": expected a folder with documents or <namespace>/<repository>.json");
    }

    private static @Nullable String messageOfFind(Path seed) {
        return message(() -> SeedFiles.find(seed.toString()));
    }

    private @Nullable String messageOfStart(Emulator emulator) {
        return message(() -> Seeds.loadAsAtTheStart(emulator, folder));
    }

    private static @Nullable String message(ThrowingCallable refused) {
        Throwable thrown = catchThrowable(refused);
        assertThat(thrown).isInstanceOf(InvalidDocumentException.class);
        return thrown.getMessage();
    }
}

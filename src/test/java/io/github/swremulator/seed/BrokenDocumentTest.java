package io.github.swremulator.seed;

import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.InvalidDocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken document is refused with the place and what was expected there. */
class BrokenDocumentTest {

    private static final String NUMBER = "must be a whole number from 0 to 9223372036854775807";
    private static final String TIME = "must be a time such as 2018-07-06T06:18:55Z or 2018-07-06T06:18:55.0698Z";
    private static final String DURATION = "must be a time span such as 250ms, 90s, 30m, 1h, 1d or PT1H30M";
    private static final String TAG_NAME = "1 to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'";
    private static final String TAG = "expected a tag: its name, in quotes if it is a word such as true, or an object";
    private static final String REPOSITORIES = "expected image repositories, such as group/busybox: [v1, v2]";
    private static final String TAGS = "must be a list of tags, such as [v1, v2], or an object with tags";
    private static final String[] OF_THE_PARSERS = {
        "`", "Feature", "Constraints", "Source", "java.", "Exception", "Version{", "+SEQ"
    };
    private static final String CALENDAR = "expected times in the years 0 to 9999, which ";

    @TempDir
    private Path folder;

    static Stream<Arguments> brokenYaml() {
        return Stream.of(
                arguments("", "1:1: " + REPOSITORIES),
                arguments("# nothing\n", "2:1: " + REPOSITORIES),
                arguments("[]", "1:1: " + REPOSITORIES),
                arguments("v1", "1:1: " + REPOSITORIES),
                arguments("group/a:", "1:9: group/a " + TAGS),
                arguments("group/a: v1", "1:10: group/a " + TAGS),
                arguments("group/a: [v1]\ngroup/a: [v2]", "2:1: duplicate field \"group/a\", first at body:1:1"),
                arguments("group: {}\ngroup: {}", "2:1: duplicate field \"group\", first at body:1:1"),
                arguments(
                        "group: [v1]",
                        "1:8: group must be an object, {} if it is empty; the name of an image repository is"
                                + " \"group/<repository>\""),
                arguments(
                        "group: {busybox: [v1]}",
                        "1:9: unknown field \"busybox\", expected one of [id, domain_id, creator_name, permissions]; the"
                                + " name of an image repository is \"group/<repository>\""),
                arguments("group: {creator: ann}", "1:9: unknown field \"creator\", expected one of"),
                arguments(
                        "group: {creatorname: ann}",
                        "1:9: unknown field \"creatorname\", did you mean \"creator_name\"?"),
                arguments("group: {id: 2147483648}", "1:13: id must be a whole number from 0 to 2147483647"),
                arguments(
                        "group: {creator_name: " + "x".repeat(256) + "}",
                        "1:23: creator_name must be a string of at most 255 characters"),
                arguments("group: {permissions: all}", "1:22: permissions must be a list, found \"all\""),
                arguments("group: {permissions: null}", "1:22: permissions must be a list"),
                arguments("group: {permissions: [null]}", "1:23: permissions[0] must be an object"),
                arguments("group: {creator_name: null}", "1:23: creator_name must be a string"),
                arguments("group/a: {permissions: [null]}", "1:25: permissions[0] must be an object"),
                arguments("group/a: {permissions: null}", "1:24: permissions must be a list"),
                arguments("group/a: {repo_id: null}", "1:20: repo_id " + NUMBER),
                arguments("group/a: {updated: null}", "1:20: updated must be a string"),
                arguments("group/a: [{name: v1, size: null}]", "1:28: size " + NUMBER),
                arguments("group/a: [{name: v1, created: null}]", "1:31: created must be a string"),
                arguments("group/a: [{name: 'v{n}', count: null}]", "1:33: count must be a whole number from 1"),
                arguments("group: {permissions: [ann]}", "1:23: permissions[0] must be an object, found \"ann\""),
                arguments("group: {permissions: [{user_id: u1, auth: 7}]}", "1:23: missing field \"user_name\""),
                arguments(
                        "group: {permissions: [{user: u1}]}",
                        "1:24: unknown field \"user\", expected one of [user_id, user_name, auth]"),
                arguments(
                        "group: {permissions: [{user_ids: u1}]}",
                        "1:24: unknown field \"user_ids\", did you mean \"user_id\"?"),
                arguments(
                        "group: {permissions: [{user_id: ' '}]}",
                        "1:33: permissions[0].user_id must be a string of 1 to 255 characters, not only space"),
                arguments(
                        "group: {permissions: [{auth: 5, user_id: u, user_name: n}]}",
                        "1:30: permissions[0].auth must be 7 (manage), 3 (edit) or 1 (read)"),
                arguments(
                        "group: {permissions: [{auth: '7'}]}",
                        "1:30: permissions[0].auth must be a whole number from 1 to 7, found \"7\""),
                arguments(
                        "group/a:\n  permissions:\n  - {user_id: u1, user_name: a, auth: 1}\n"
                                + "  - {user_id: u1, user_name: b, auth: 3}",
                        "4:15: permissions[1].user_id must be unique in the list"),
                arguments(
                        "group/a: {descripton: x}",
                        "1:11: unknown field \"descripton\", did you mean \"description\"?"),
                arguments("group/a: {description: 7}", "1:24: description must be a string, in quotes"),
                arguments(
                        "group/a: {description: " + "x".repeat(30_001) + "}",
                        "1:24: description must be a string of at most 30000 characters"),
                arguments(
                        "group/a: {category: linus}",
                        "1:21: category must be one of [app_server, linux, framework_app, database, lang, other, windows, arm],"
                                + " found \"linus\""),
                arguments("group/a: {is_public: yes}", "1:22: is_public must be true or false, found \"yes\""),
                arguments("group/a: {tags: [v1], updated: now}", "1:32: updated " + TIME),
                arguments(
                        "Group/a: []",
                        "1:1: namespace must be 1 to 64 characters: lower-case letters and digits, the first a letter,"
                                + " with one '.', one or two '_', or any number of '-' between them"),
                arguments(
                        "group/A: []",
                        "1:1: repository must be 1 to 128 characters: lower-case letters and digits, with one '/'"
                                + " or '.', one or two '_', or any number of '-' between them; on a path '/' is written '$'"),
                arguments("group/a: {tgas: [v1]}", "1:11: unknown field \"tgas\", did you mean \"tags\"?"),
                arguments(
                        "group/a: {x: [v1]}",
                        "1:11: unknown field \"x\", expected one of " + SeedDocument.REPOSITORY_FIELDS),
                arguments("group/a: {tags: [v1], tags: [v2]}", "1:23: duplicate field \"tags\", first at body:1:11"),
                arguments("group/a: {tags: v1}", "1:17: tags must be a list of tags, such as [v1, v2]"),
                arguments(
                        "group/a: {tags: [], repo_id: 7}",
                        "1:21: repo_id must be before manifests, tags and oci_layout"),
                arguments("group/a: {repo_id: -7}", "1:20: repo_id " + NUMBER),
                arguments("group/a: {repo_id: 9223372036854775808}", "1:20: repo_id " + NUMBER),
                arguments("group/a: {repo_id: 7.5}", "1:20: repo_id " + NUMBER),
                arguments("group/a: {oci_layout: x}", "1:23: oci_layout must be absent: this document is in no folder"),
                arguments("group/a: [-v1]", "1:11: expected " + TAG_NAME),
                arguments("group/a: [-1]", "1:11: expected " + TAG_NAME),
                arguments("group/a: [true]", "1:11: " + TAG),
                arguments("group/a: [null]", "1:11: " + TAG),
                arguments("group/a: [[v1]]", "1:11: " + TAG),
                arguments("group/a: [{}]", "1:11: missing field \"name\""),
                arguments(
                        "group/a:\n- name: v1\n  craeted: 2026-01-01T00:00:00Z",
                        "3:3: unknown field \"craeted\", did you mean \"created\"?"),
                arguments("group/a: [{Name: v1}]", "1:12: unknown field \"Name\", did you mean \"name\"?"),
                arguments("group/a: [{name: v1, created: 2026-02-30T00:00:00Z}]", "1:31: created " + TIME),
                arguments("group/a: [{name: v1, created: 2026-01-01}]", "1:31: created " + TIME),
                arguments("group/a: [{name: v1, created: 7}]", "1:31: created " + TIME),
                arguments("group/a: [{name: v1, size: many}]", "1:28: size " + NUMBER),
                arguments("group/a: [{name: v1, size: '1'}]", "1:28: size " + NUMBER),
                arguments("group/a: [{name: v1, scanned: yes}]", "1:31: scanned must be true or false, found \"yes\""),
                arguments("group/a: [{name: v1, schema: 3}]", "1:30: schema must be a whole number from 1 to 2"),
                arguments(
                        "group/a: [{name: v1, schema: 1, tag_type: 1}]",
                        "1:30: schema must be 2, since tag_type is 1: an index has no other schema"),
                arguments(
                        "group/a: [{name: v1, every: 1h}]",
                        "1:29: every must be used with count: only a generator of tags has it"),
                arguments(
                        "group/a: [{name: 'v{n}', count: 2, digest: 'sha256:" + "0".repeat(64) + "'}]",
                        "1:44: digest must be absent: a generator gives each tag its own"),
                arguments(
                        "group/a: [{name: v, count: 2}]",
                        "1:18: name must contain {n}, which counts from 1, such as \"1.0.{n}\""),
                arguments("group/a: [{name: 'v{m}{n}', count: 2}]", "1:18: name must be " + TAG_NAME),
                arguments(
                        "group/a: [{name: 'v{n}', count: 0}]",
                        "1:33: count must be a whole number from 1 to 9223372036854775807"),
                arguments(
                        "group/a: [v1, {name: 'v{n}', count: 5000}]",
                        "1:37: expected at most 5000 tags in a seed (swr.seed-max-tags)"),
                arguments(
                        "group/a: [{name: 'v{n}', count: 9223372036854775807}]",
                        "1:33: expected at most 5000 tags in a seed (swr.seed-max-tags)"),
                arguments("group/a: {name: v1}", "1:10: expected a list of tags, such as [v1, v2], or a generator"),
                arguments("group/a: {count: 2, name: v}", "1:27: name must contain {n}"),
                arguments(
                        "group/a: {count: 2, tags: [v1]}", "1:21: unknown field \"tags\", expected one of [name, id,"),
                arguments("group/a: {count: 5001, name: 'v{n}'}", "1:18: expected at most 5000 tags in a seed"),
                arguments(
                        "group/a: [{name: 'v{n}', count: 2, every: 1ns}]", "1:43: every must be a time span of whole"),
                arguments("group/a: [{name: 'v{n}', count: 2, every: -1h}]", "1:43: every " + DURATION),
                arguments("group/a: [{name: 'v{n}', count: 2, every: 1.5h}]", "1:43: every " + DURATION),
                arguments("group/a: [{name: 'v{n}', count: 2, every: soon}]", "1:43: every " + DURATION),
                arguments("group/a: [{name: 'v{n}', count: 2, every: 999999999999999999d}]", "1:43: every " + DURATION),
                arguments(
                        "group/a: [{name: 'v{n}', count: 5000, every: 99999d}]",
                        "1:11: " + CALENDAR + "5000 tags at this interval exceed"),
                arguments(
                        "group/a: [{name: 'v{n}', count: 3, every: 1h, until: 0000-01-01T01:59:59Z}]",
                        "1:11: " + CALENDAR + "3 tags at this interval exceed"),
                arguments("group/a: &a [v1]", "1:10: expected no anchor (&): write each value out"),
                arguments("&a group/a: [v1]", "1:1: expected no anchor (&): write each value out"),
                arguments("group/a: [&a v1]", "1:11: expected no anchor (&): write each value out"),
                arguments("group/a: [*a]", "1:11: expected no alias (*): write the value out"),
                arguments("<<: *a", "1:5: expected no alias (*): write the value out"),
                arguments(
                        "group/a: !!java.net.URL [v1]",
                        "1:10: expected no tag (!): the type of a value follows from its place"),
                arguments(
                        "group/a: [!!str 3]", "1:11: expected no tag (!): the type of a value follows from its place"),
                arguments("group/a: [!x v1]", "1:11: expected no tag (!): the type of a value follows from its place"),
                arguments("group/a: []\n---\ngroup/b: []", "2:1: expected nothing after the document"),
                arguments("? [a]\n: [v1]", "1:4: Expected a property name"),
                arguments(
                        "group/a: [v1",
                        "1:13: while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                arguments("group/a: [v1]\n\tgroup/b: [v1]", "2:1: while scanning for the next token: "),
                arguments("group/a: [\"\\0\"]", "1:11: expected " + TAG_NAME),
                arguments("group/a: [\u0007]", "1:11: expected no control character"),
                arguments("group/a:\n- v1\n- \"v\0\"", "3:5: expected no control character"),
                arguments("group/a: {repo_id: " + "1".repeat(1100) + "}", "1:"),
                arguments("group/a: [\"\\UFFFFFFFF\"]", "1:"),
                arguments("%YAML 9.9\n---\ngroup/a: []", "1:"),
                arguments("[]: v1", "1:"),
                arguments("group/a: " + "[".repeat(100_000), "1:11: " + TAG),
                arguments("{".repeat(100_000), "1:"),
                arguments("group/a: {tags: " + "{a: ".repeat(100_000), "1:17: tags must be a list of tags"),
                arguments("- ".repeat(100_000), "1:1: " + REPOSITORIES),
                arguments("group/a: [\"" + "x".repeat(200) + "\"]", "1:11: expected " + TAG_NAME));
    }

    @ParameterizedTest
    @MethodSource("brokenYaml")
    void reportsThePlaceInYaml(String text, String message) {
        assertThat(message(DocumentFormat.YAML, text))
                .startsWith("body:" + message)
                .hasSizeLessThan(300)
                .doesNotContain(OF_THE_PARSERS);
    }

    static Stream<Arguments> brokenJson() {
        return Stream.of(
                arguments("", "1:1: " + REPOSITORIES),
                arguments("[]", "1:1: " + REPOSITORIES),
                arguments(
                        "{\"group/a\":[\"v1\"],\n \"group/a\":[]}",
                        "2:2: duplicate field \"group/a\", first at body:1:2"),
                arguments("{\"group/a\":[\"v1\"]} {}", "1:20: expected nothing after the document"),
                arguments("{\"group/a\":[\"v1\"],}", "1:19: Unexpected character"),
                arguments("{group/a:[]}", "1:2: Unexpected character"),
                arguments("{\"group/a\":[\"v1\"", "1:17: Unexpected end-of-input"),
                arguments("{\"group/a\":[{\"name\":\"v1\",\"tag\":1}]}", "1:26: unknown field \"tag\""),
                arguments("{\"group/a\":[" + "1".repeat(5000) + "]}", "1:"),
                arguments("{\"group/a\":[\"v", "1:"),
                arguments("{\"group/a\":\n[\"\\x41\"]}", "2:"),
                arguments("{\"group/a\":[\"v\n\"]}", "1:"),
                arguments("{\"group/a\":[NaN]}", "1:16: Non-standard token 'NaN'"),
                arguments("{\"group/a\":{\"repo_id\":+5}}", "1:"),
                arguments("{\"group/a\":[{\"name\":\"v\"", "1:"),
                arguments("{\"group/a\":{\"repo_id\":" + "1".repeat(1100) + "}}", "1:"),
                arguments("{\"group/a\":[\"v1\",\n\"v\u0001\"]}", "2:3: expected no control character"),
                arguments("{\"" + "x".repeat(1_000_000) + "\":[]}", "1:"),
                arguments("{\"group/a\":" + "[".repeat(100_000), "1:13: " + TAG));
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void reportsThePlaceInJson(String text, String message) {
        assertThat(message(DocumentFormat.JSON, text))
                .startsWith("body:" + message)
                .hasSizeLessThan(2100)
                .doesNotContain(OF_THE_PARSERS);
    }

    @ParameterizedTest
    @EnumSource
    void reportsWhereADocumentIsNotUtf8(DocumentFormat format) {
        byte[] text = "{\"group/a\":\n  [\"é\"]}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(format, text))
                .withMessage("body:2:5: expected UTF-8");
        byte[] cut = {'{', (byte) 0xC3};
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(format, cut))
                .withMessage("body:1:2: expected UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "JSON,",
                "JSON,{\"",
                "JSON,{\"group/a\":[\"",
                "YAML,",
                "YAML,#",
                "YAML,\"",
                "YAML,x",
                "YAML,group/a: [\"",
            })
    void stopsReadingAtALimitWhenATokenDoesNotEnd(DocumentFormat format, @Nullable String begin) {
        String end = begin == null ? " " : "x";
        // Twice the limit is as good as endless.
        byte[] endless = ((begin == null ? "" : begin) + end.repeat(2 * format.tokenLength(DEFAULT_TOKEN_LENGTH)))
                .getBytes(StandardCharsets.UTF_8);
        List<SeedSource> sources = List.of(new SeedDocument("body", format, () -> new ByteArrayInputStream(endless)));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(sources))
                .withMessageMatching(
                        "body:1:\\d+: (expected a string, or space, of at most \\d+ characters|.*exceeds.*)");
    }

    /** A fuzz test: every document is read or refused with an InvalidDocumentException. */
    @ParameterizedTest
    @EnumSource
    void readsOrRefusesRandomDocuments(DocumentFormat format) {
        Random random = new Random(7);
        String seed = format == DocumentFormat.JSON
                ? "{\"group\":{\"id\":1,\"permissions\":[{\"user_id\":2,\"user_name\":\"b\",\"auth\":7}]},\"group/a\": {\"repo_id\": 7, \"tags\": [\"v1\", {\"name\": \"v{n}\", \"count\": 2, \"every\": \"1h\"}, 1.10]}}\n"
                : "{group: {id: 1, permissions: [{user_id: 2, user_name: b, auth: 7}]}, \"group/a\": {repo_id: 7, \"tags\": [v1, {name: \"v{n}\", count: 2, every: 1h}, 1.10]}}\n";
        for (int i = 0; i < 5_000; i++) {
            byte[] text = seed.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(6); change >= 0; change--) {
                text[random.nextInt(text.length)] = (byte) "{}[]:,-?!&*#|>'\"%@`\t\n 0x\\é".charAt(random.nextInt(26));
            }
            Throwable thrown = catchThrowable(() -> SeedListing.of(format, text));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(InvalidDocumentException.class);
            }
        }
    }

    @Test
    void reportsARepositoryOfTwoFiles() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "group/app: [v1]");
        Files.createDirectory(folder.resolve("group"));
        Files.writeString(folder.resolve("group/app.json"), "[]");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(SeedFiles.find(folder.toString())))
                .withMessage("%s:1:1: duplicate field \"group/app\", first at %s:1:1"
                        .formatted(folder.resolve("group/app.json"), folder.resolve("a.yaml")));
    }

    @Test
    void reportsAnOrganizationWithFieldsInTwoFiles() throws IOException {
        Path first = Files.writeString(folder.resolve("a.yaml"), "group: {id: 1}");
        Path second = Files.writeString(folder.resolve("b.yaml"), "group: {creator_name: ann}");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(SeedFiles.find(folder.toString())))
                .withMessage("%s:1:1: duplicate field \"group\", first at %s:1:1".formatted(second, first));
        Files.writeString(second, "group: {}");
        assertThat(SeedListing.of(SeedFiles.find(folder.toString())).organizations)
                .hasSize(2);
    }

    @Test
    void reportsThePlaceInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("seed.yaml"), "group/app: [{name: v1, siez: 1}]");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(SeedFiles.find(file.toString())))
                .withMessage(file + ":1:24: unknown field \"siez\", did you mean \"size\"?");
    }

    @Test
    @EmulatorTest
    void reportsADuplicateTag(Emulator emulator) throws IOException {
        Path file = Files.writeString(folder.resolve("seed.yaml"), "group/app:\n- v1\n- {count: 1, name: 'v{n}'}");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Seeds.load(emulator, file))
                .withMessage(file + ":3:3: duplicate tag v1");
    }

    private static String message(DocumentFormat format, String text) {
        Throwable thrown = catchThrowable(() -> SeedListing.of(List.of(new SeedDocument(
                "body", format, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))));
        assertThat(thrown).isInstanceOf(InvalidDocumentException.class);
        return String.valueOf(thrown.getMessage());
    }
}

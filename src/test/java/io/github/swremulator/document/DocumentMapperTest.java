package io.github.swremulator.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.InvalidDocumentException.Kind;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reading of valid documents, and the messages about invalid ones. */
class DocumentMapperTest {

    enum Color {
        @JsonProperty("red")
        RED,
        @JsonProperty("blue")
        BLUE
    }

    record Name(String value) {
        Name {
            if (!value.matches("[a-z]+")) {
                throw new IllegalArgumentException("must be lower-case letters");
            }
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Thing(
            Name name,

            @Text(max = 5, orNumber = true, blank = false) @Nullable
            String fullName,

            @Whole(max = 9) @Nullable Long size,
            @Nullable Integer least,
            @Nullable Boolean isOpen,
            @Nullable Double ratio,
            @Nullable Color color,
            @Nullable TimeSpan delay,
            @Nullable List<Thing> parts,
            @Nullable Map<String, String> labels) {

        Thing {
            if (least != null && size != null && least > size) {
                throw new InvalidFieldException("least", "must be at most size");
            }
        }
    }

    private static final DocumentMapper STRICT = new DocumentMapper(Strictness.BODY).with(Name.class, Name::new);
    private static final DocumentMapper LENIENT = new DocumentMapper(Strictness.LENIENT).with(Name.class, Name::new);
    private static final DocumentMapper DOCUMENT = new DocumentMapper(Strictness.DOCUMENT).with(Name.class, Name::new);

    @Test
    void refusesAListThatIsReadAsAWholeAndIsTooLong() {
        String part = "{\"name\":\"b\"}";
        byte[] longest = ("{\"name\":\"a\",\"parts\":[" + part + ("," + part).repeat(9_999) + "]}").getBytes(UTF_8);
        byte[] tooLong = ("{\"name\":\"a\",\"parts\":[" + part + ("," + part).repeat(10_000) + "]}").getBytes(UTF_8);
        for (DocumentMapper limited : List.of(DOCUMENT, LENIENT)) {
            assertThat(limited.read(longest, Thing.class).parts()).hasSize(10_000);
            assertThatExceptionOfType(InvalidDocumentException.class)
                    .isThrownBy(() -> limited.read(tooLong, Thing.class))
                    .withMessageEndingWith("expected at most 10000 items in a list");
        }
        assertThat(STRICT.read(tooLong, Thing.class).parts())
                .as("a body may contain a whole document")
                .hasSize(10_001);
    }

    @Test
    void readsARecord() {
        assertThat(STRICT.read("""
                        {"name":"a","full_name":"b","size":9,"least":-1,"is_open":true,"ratio":0.5,"color":"red",
                         "delay":"90s","parts":[{"name":"c","size":null}],"labels":{"d":"e"}}""".getBytes(UTF_8), Thing.class))
                .isEqualTo(new Thing(
                        new Name("a"),
                        "b",
                        9L,
                        -1,
                        true,
                        0.5,
                        Color.RED,
                        TimeSpan.parse("90s"),
                        List.of(new Thing(new Name("c"), null, null, null, null, null, null, null, null, null)),
                        Map.of("d", "e")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "SYNTAX| |1:1: expected JSON, found nothing",
                "SYNTAX|nonsense|1:1: Unrecognized token 'nonsense'",
                "SYNTAX|{\"name\":\"a\"|1:12: Unexpected end-of-input",
                "SYNTAX|{\"name\":\"\\x\"}|1:11: Unrecognized character escape",
                "WRONG_VALUE|{\"name\":\"a\"} 7|1:14: expected nothing after the document",
                "WRONG_VALUE|3|1:1: expected an object",
                "WRONG_VALUE|[]|1:1: expected an object",
                "WRONG_VALUE|\"x\"|1:1: expected an object, found \"x\"",
                "MISSING|{}|1:1: missing field \"name\"",
                "MISSING|{\"name\":null}|1:1: missing field \"name\"",
                "MISSING|{\"name\":\"a\",\"parts\":[{}]}|1:22: missing field \"name\"",
                "UNKNOWN|{\"nmae\":\"a\"}|1:2: unknown field \"nmae\", did you mean \"name\"?",
                "UNKNOWN|{\"name\":\"a\",\"parts\":[{\"name\":\"a\",\"colour\":7}]}|1:34: unknown field \"colour\", did",
                "UNKNOWN|{\"name\":\"a\",\"x\":{\"y\":[1]}}|1:13: unknown field \"x\", expected one of [name, full_name, size",
                "DUPLICATE|{\"name\":\"a\",\"name\":\"b\"}|1:13: duplicate field \"name\", first at body:1:2",
                "DUPLICATE|{\"name\":\"a\",\"x\":{\"y\":1,\"y\":2}}|1:24: duplicate field \"y\", first at body:1:18",
                "WRONG_VALUE|{\"name\":\"A\"}|1:9: name must be lower-case letters, found \"A\"",
                "WRONG_VALUE|{\"name\":7}|1:9: name must be a string",
                "WRONG_VALUE|{\"name\":\"a\",\"full_name\":\"abcdef\"}|1:25: full_name must be a string of at most 5 characters",
                "WRONG_VALUE|{\"name\":\"a\",\"full_name\":\" \"}|1:25: full_name must be a string of 1 to 5 characters, not",
                "WRONG_VALUE|{\"name\":\"a\",\"size\":\"1\"}|1:20: size must be a whole number from 0 to 9, found \"1\"",
                "WRONG_VALUE|{\"name\":\"a\",\"size\":10}|1:20: size must be a whole number from 0 to 9",
                "WRONG_VALUE|{\"name\":\"a\",\"size\":1.0}|1:20: size must be a whole number from 0 to 9",
                "WRONG_VALUE|{\"name\":\"a\",\"least\":2147483648}|1:21: least must be a whole number from -2147483648 to",
                "WRONG_VALUE|{\"name\":\"a\",\"least\":9,\"size\":8}|1:21: least must be at most size",
                "WRONG_VALUE|{\"name\":\"a\",\"parts\":[{\"name\":\"a\",\"least\":9,\"size\":8}]}|1:42: parts[0].least must be at",
                "WRONG_VALUE|{\"name\":\"a\",\"is_open\":\"yes\"}|1:23: is_open must be true or false, found \"yes\"",
                "WRONG_VALUE|{\"name\":\"a\",\"is_open\":1}|1:23: is_open must be true or false",
                "WRONG_VALUE|{\"name\":\"a\",\"ratio\":\"1\"}|1:21: ratio must be a number, found \"1\"",
                "WRONG_VALUE|{\"name\":\"a\",\"color\":\"green\"}|1:21: color must be one of [red, blue], found \"green\"",
                "WRONG_VALUE|{\"name\":\"a\",\"color\":0}|1:21: color must be one of [red, blue]",
                "WRONG_VALUE|{\"name\":\"a\",\"delay\":\"90\"}|1:21: delay must be a time span such as 250ms, 90s, 30m, 1h, 1d or",
                "WRONG_VALUE|{\"name\":\"a\",\"delay\":90}|1:21: delay must be a string",
                "WRONG_VALUE|{\"name\":\"a\",\"parts\":{}}|1:21: parts must be a list",
                "WRONG_VALUE|{\"name\":\"a\",\"parts\":[7]}|1:22: parts[0] must be an object",
                "WRONG_VALUE|{\"name\":\"a\",\"labels\":[]}|1:22: labels must be an object",
                "WRONG_VALUE|{\"name\":\"a\",\"labels\":{\"b\":7}}|1:27: labels.b must be a string"
            })
    void reportsAnInvalidBodyWithItsPlace(Kind kind, @Nullable String body, String message) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> STRICT.read((body == null ? "" : body).getBytes(UTF_8), Thing.class))
                .withMessageStartingWith("body:" + message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\u0007\"}", "{\"name\":\"a\"}\u0000", "\u0001"})
    void refusesControlCharacters(String body) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> STRICT.read(body.getBytes(UTF_8), Thing.class))
                .withMessageContaining("expected no control character");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "{\"x\":1,\"name\":\"a\",\"parts\":null}|",
                "{\"name\":null}|missing field \"name\"",
                "{\"name\":\"a\",\"parts\":[{\"x\":1}]}|missing field \"parts[0].name\"",
                "{\"name\":\"a\",\"is_open\":7}|is_open must be true or false",
                "{\"name\":\"a\",\"parts\":\"secret\"}|parts must be a list",
                "{\"name\":\"a\",\"full_name\":\"\\u0000\"}|full_name must be a string without NUL and without half a surrogate pair"
            })
    void ignoresUnknownFieldsAndReportsNoPlaceWhenLenient(String body, @Nullable String message) {
        if (message == null) {
            assertThat(LENIENT.read(body.getBytes(UTF_8), Thing.class).name()).isEqualTo(new Name("a"));
        } else {
            assertThatExceptionOfType(InvalidDocumentException.class)
                    .isThrownBy(() -> LENIENT.read(body.getBytes(UTF_8), Thing.class))
                    .withMessage(message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsADocumentValueByValue(DocumentFormat format) {
        String text = "{\"first\": [\"a\", {\"name\": \"b\"}], \"second\": {\"full_name\": 1.10, \"name\": 7}}";
        try (DocumentReader reader = open(format, text)) {
            assertThat(reader.token()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(reader.nextField()).isTrue();
            assertThat(reader.field()).isEqualTo("first");
            assertThat(reader.fieldPlace()).hasToString("seed:1:2");
            assertThat(reader.nextItem()).isTrue();
            assertThat(reader.read(Name.class)).isEqualTo(new Name("a"));
            assertThat(reader.nextItem()).isTrue();
            assertThat(reader.place()).hasToString("seed:1:17");
            assertThat(reader.read(Thing.class).name()).isEqualTo(new Name("b"));
            assertThat(reader.nextItem()).isFalse();
            assertThat(reader.nextField()).isTrue();
            assertThatExceptionOfType(InvalidDocumentException.class)
                    .isThrownBy(() -> reader.read(Thing.class))
                    .withMessage("seed:1:71: name must be lower-case letters, found \"7\"");
        }
    }

    @Test
    void reportsThePlaceOfAFieldThatACheckRefuses() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> open(DocumentFormat.YAML, "name: a\nparts:\n- name: b\n  size: 3\n")
                        .read(Thing.class, thing -> {
                            throw new InvalidFieldException("labels", "must be there");
                        }))
                .withMessage("seed:1:1: labels must be there");
    }

    private static DocumentReader open(DocumentFormat format, String text) {
        return DOCUMENT.open("seed", format, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}

package io.github.swremulator.seed;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The value at which a parser stands. Each method reads one type and says what it expected where it finds another. */
record SeedValue(SeedFile file, JsonParser parser) {

    /** The only form that comes back unchanged: UTC, microseconds without trailing zeros. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{0,5}[1-9])?Z");

    private static final String TIME_EXPECTED =
            "expected a time as the service writes it, such as 2018-07-06T06:18:55Z or 2018-07-06T06:18:55.0698Z";

    boolean yesOrNo() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw broken("expected true or false");
        };
    }

    long number(long max) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 0
                && parser.getLongValue() <= max) {
            return parser.getLongValue();
        }
        throw broken("expected a whole number from 0 to " + max);
    }

    /** A text of well-formed characters, since only those have bytes that can be kept. */
    String text(int maxLength) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw broken("expected a text");
        }
        String text = parser.getString();
        if (text.length() > maxLength) {
            throw broken("expected a text of at most " + maxLength + " characters");
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw broken("expected a text without NUL and without half of a surrogate pair");
        }
        return text;
    }

    /** @param type makes a value of the text, and throws {@link IllegalArgumentException} with the form that it accepts */
    <T> T textOf(Function<String, T> type) {
        try {
            return type.apply(text(Integer.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    Instant time() {
        String text = text(Integer.MAX_VALUE);
        try {
            if (TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw broken(TIME_EXPECTED);
        }
        throw broken(TIME_EXPECTED);
    }

    @Nullable
    Instant timeOrNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : time();
    }

    BrokenSeedException broken(String expected) {
        return BrokenSeedException.at(file, parser.currentTokenLocation(), expected);
    }
}

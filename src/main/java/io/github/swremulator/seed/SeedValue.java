package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The value at which a parser stands. Each method reads one type and says what it expected where it finds another. */
record SeedValue(SeedTokens tokens, JsonParser parser) {

    /** The only form that comes back unchanged: UTC, microseconds without trailing zeros. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{0,5}[1-9])?Z");

    private static final String TIME_EXPECTED =
            "expected a time as the service writes it, such as 2018-07-06T06:18:55Z or 2018-07-06T06:18:55.0698Z";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final int MAX_QUOTED = 64;

    private static final String DURATION_EXPECTED = "expected a length of time, such as 500ms, 30s, 5m, 1h or 1d";

    boolean yesOrNo() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw broken("expected true or false");
        };
    }

    long number(long max) {
        return number(0, max);
    }

    long number(long min, long max) {
        return number("expected a whole number from " + min + " to " + max, n -> n >= min && n <= max);
    }

    /** @param expected what to say where it is no number, or not accepted */
    long number(String expected, LongPredicate accepted) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && isLong()) {
            long number = parser.getLongValue();
            if (accepted.test(number)) {
                return number;
            }
        }
        throw broken(
                parser.currentToken() == JsonToken.VALUE_STRING ? expected + found(text(Integer.MAX_VALUE)) : expected);
    }

    private boolean isLong() {
        return tokens.read(JsonParser::getNumberType) != JsonParser.NumberType.BIG_INTEGER;
    }

    /** A text of well-formed characters, since only those have bytes that can be kept. */
    String text(int maxLength) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw broken("expected a text, in quotes where it is a word such as true or null");
        }
        return checked(tokens.read(JsonParser::getString), maxLength);
    }

    /** A text that YAML may take for a number, such as {@code 1.10}: what counts is how it is written. */
    String word(int maxLength) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checked(tokens.read(JsonParser::getString), maxLength);
            default -> text(maxLength);
        };
    }

    /** A {@link #word} that shows something. */
    String filledWord(int maxLength) {
        String word = word(maxLength);
        if (word.isBlank()) {
            throw broken("expected a text of 1 to " + maxLength + " characters, not only space");
        }
        return word;
    }

    private String checked(String text, int maxLength) {
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
        return read(type, text(Integer.MAX_VALUE));
    }

    /** As {@link #textOf}, of a {@link #word}. */
    <T> T wordOf(Function<String, T> type) {
        return read(type, word(Integer.MAX_VALUE));
    }

    private <T> T read(Function<String, T> type, String text) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw broken(e.getMessage() + found(text));
        }
    }

    /** Since a text may go on where its author does not see it, as YAML's do over an indented line. */
    private static String found(String text) {
        return ", not \"" + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text) + "\"";
    }

    Instant time() {
        String text = textOr(TIME_EXPECTED);
        try {
            if (TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw broken(TIME_EXPECTED + found(text));
        }
        throw broken(TIME_EXPECTED + found(text));
    }

    private String textOr(String expected) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw broken(expected);
        }
        return text(Integer.MAX_VALUE);
    }

    /** A length of time: a whole number and its unit. */
    Duration duration() {
        Matcher form = DURATION.matcher(textOr(DURATION_EXPECTED));
        if (!form.matches()) {
            throw broken(DURATION_EXPECTED);
        }
        try {
            return Duration.of(Long.parseLong(form.group(1)), requireNonNull(UNITS.get(form.group(2))));
        } catch (ArithmeticException e) {
            throw broken(DURATION_EXPECTED);
        }
    }

    @Nullable
    Instant timeOrNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : time();
    }

    Place place() {
        return tokens.place();
    }

    BrokenSeedException broken(String expected) {
        return place().broken(expected);
    }
}

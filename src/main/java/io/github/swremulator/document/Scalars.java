package io.github.swremulator.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads strings, whole numbers, and types that a factory makes of a string, without any coercion. */
final class Scalars {

    private static final int MAX_QUOTED = 64;

    private Scalars() {}

    static SimpleModule module(Strictness strictness, Map<Class<?>, Function<String, ?>> factories) {
        SimpleModule module = new SimpleModule("document")
                .addDeserializer(String.class, new StringReader(strictness, null))
                .addDeserializer(Integer.class, ofInts(Integer.class))
                .addDeserializer(int.class, ofInts(int.class))
                .addDeserializer(Long.class, ofLongs(Long.class))
                .addDeserializer(long.class, ofLongs(long.class));
        factories.forEach((type, factory) -> add(module, type, factory, strictness));
        return module;
    }

    /** The map holds only factories of its keys. */
    @SuppressWarnings("unchecked")
    private static <T> void add(
            SimpleModule module, Class<T> type, Function<String, ?> factory, Strictness strictness) {
        module.addDeserializer(type, new FactoryReader<>(type, (Function<String, T>) factory, strictness));
    }

    private static WholeReader<Integer> ofInts(Class<Integer> type) {
        return new WholeReader<>(type, Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
    }

    private static WholeReader<Long> ofLongs(Class<Long> type) {
        return new WholeReader<>(type, Long.MIN_VALUE, Long.MAX_VALUE, n -> n);
    }

    /** The value at which the parser stands is wrong; the message is complete but for its subject. */
    static final class WrongValueException extends DatabindException {
        WrongValueException(JsonParser json, String problem) {
            super(json, problem);
        }
    }

    static String found(String text) {
        return ", found \"" + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text) + "\"";
    }

    private static boolean isText(JsonParser json, boolean orNumber) {
        JsonToken token = json.currentToken();
        return token == JsonToken.VALUE_STRING || (orNumber && token != null && token.isNumeric());
    }

    private static final class StringReader extends StdScalarDeserializer<String> {

        private final Strictness strictness;
        private final @Nullable Text limits;

        StringReader(Strictness strictness, @Nullable Text limits) {
            super(String.class);
            this.strictness = strictness;
            this.limits = limits;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            Text annotation = property == null ? null : property.getAnnotation(Text.class);
            return annotation == null ? this : new StringReader(strictness, annotation);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!isText(json, limits != null && limits.orNumber())) {
                throw new WrongValueException(
                        json,
                        strictness == Strictness.DOCUMENT
                                ? "must be a string, in quotes if it is a word such as true or null"
                                : "must be a string");
            }
            String text = json.getString();
            if (limits != null) {
                checkLength(json, text, limits);
            }
            if (strictness != Strictness.BODY) {
                checkCharacters(json, text);
            }
            return text;
        }

        private static void checkLength(JsonParser json, String text, Text limits) {
            if (text.length() > limits.max()) {
                throw new WrongValueException(json, "must be a string of at most " + limits.max() + " characters");
            }
            if (!limits.blank() && text.isBlank()) {
                throw new WrongValueException(
                        json, "must be a string of 1 to " + limits.max() + " characters, not only space");
            }
        }

        /** Only well-formed characters have bytes that can be stored. */
        private static void checkCharacters(JsonParser json, String text) {
            if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new WrongValueException(json, "must be a string without NUL and without half a surrogate pair");
            }
        }
    }

    private static final class FactoryReader<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> factory;
        private final boolean takesNumbers;

        FactoryReader(Class<T> type, Function<String, T> factory, Strictness strictness) {
            super(type);
            this.factory = factory;
            this.takesNumbers = strictness == Strictness.DOCUMENT;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!isText(json, takesNumbers)) {
                throw new WrongValueException(json, "must be a string");
            }
            String text = json.getString();
            try {
                return factory.apply(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValueException(json, e.getMessage() + found(text));
            }
        }
    }

    private static final class WholeReader<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final long min;
        private final long max;
        private final LongFunction<T> result;

        WholeReader(Class<T> type, long min, long max, LongFunction<T> result) {
            super(type);
            this.type = type;
            this.min = min;
            this.max = max;
            this.result = result;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            Whole limits = property == null ? null : property.getAnnotation(Whole.class);
            return limits == null
                    ? this
                    : new WholeReader<>(
                            type,
                            /* min= */ Math.max(min, limits.min()),
                            /* max= */ Math.min(max, limits.max()),
                            result);
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && json.getLongValue() >= min
                    && json.getLongValue() <= max) {
                return result.apply(json.getLongValue());
            }
            String found = json.currentToken() == JsonToken.VALUE_STRING ? found(json.getString()) : "";
            throw new WrongValueException(json, "must be a whole number from " + min + " to " + max + found);
        }
    }
}

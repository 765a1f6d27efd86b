package io.github.swremulator.document;

import com.fasterxml.jackson.annotation.JsonSetter;
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
    private static final String STRING = "must be a string";
    private static final String QUOTES = ", in quotes if it is a word such as true or null";

    private Scalars() {}

    static SimpleModule module(Strictness strictness, Map<Class<?>, Function<String, ?>> factories) {
        SimpleModule module = new SimpleModule("document")
                .addDeserializer(String.class, new Strings(strictness, null))
                .addDeserializer(Boolean.class, new Booleans(strictness, null))
                .addDeserializer(Integer.class, ints(Integer.class, strictness))
                .addDeserializer(int.class, ints(int.class, strictness))
                .addDeserializer(Long.class, longs(Long.class, strictness))
                .addDeserializer(long.class, longs(long.class, strictness));
        factories.forEach((type, factory) -> add(module, type, factory, strictness));
        return module;
    }

    /** The map holds only factories of its keys. */
    @SuppressWarnings("unchecked")
    private static <T> void add(
            SimpleModule module, Class<T> type, Function<String, ?> factory, Strictness strictness) {
        module.addDeserializer(type, new Made<>(type, (Function<String, T>) factory, strictness, null));
    }

    private static Numbers<Integer> ints(Class<Integer> type, Strictness strictness) {
        return new Numbers<>(type, Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact, strictness, null);
    }

    private static Numbers<Long> longs(Class<Long> type, Strictness strictness) {
        return new Numbers<>(type, Long.MIN_VALUE, Long.MAX_VALUE, number -> number, strictness, null);
    }

    /** The value at which the parser stands is wrong; the message is complete but for its subject. */
    static final class WrongValueException extends DatabindException {
        WrongValueException(JsonParser json, String problem) {
            super(json, problem);
        }
    }

    private static String found(String text) {
        return ", found \"" + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text) + "\"";
    }

    /** Shows a string that was found; in YAML it may go on where its author does not expect it, as over an indented line. */
    static String found(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_STRING ? found(json.getString()) : "";
    }

    static String text(JsonParser json, int max, boolean orNumber, boolean blank, Strictness strictness) {
        if (!isText(json, orNumber)) {
            throw new WrongValueException(json, STRING + (strictness == Strictness.DOCUMENT ? QUOTES : ""));
        }
        String text = json.getString();
        if (text.length() > max) {
            throw new WrongValueException(json, STRING + " of at most " + max + " characters");
        }
        if (!blank && text.isBlank()) {
            throw new WrongValueException(json, STRING + " of 1 to " + max + " characters, not only space");
        }
        if (strictness != Strictness.BODY && !isStorable(text)) {
            throw new WrongValueException(json, STRING + " without NUL and without half a surrogate pair");
        }
        return text;
    }

    /** Only well-formed characters have bytes. */
    private static boolean isStorable(String text) {
        boolean hasSurrogates = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\0') {
                return false;
            }
            hasSurrogates = hasSurrogates || Character.isSurrogate(text.charAt(i));
        }
        return !hasSurrogates || StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isText(JsonParser json, boolean orNumber) {
        JsonToken token = json.currentToken();
        return token == JsonToken.VALUE_STRING || (orNumber && token != null && token.isNumeric());
    }

    static long whole(JsonParser json, long min, long max) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long number = json.getLongValue();
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new WrongValueException(json, "must be a whole number from " + min + " to " + max + found(json));
    }

    /** In a document null is refused, unless the component is annotated with {@link JsonSetter}. */
    private abstract static class Scalar<T> extends StdScalarDeserializer<T> {

        final Strictness strictness;
        private final boolean takesNull;

        Scalar(Class<T> type, Strictness strictness, @Nullable BeanProperty property) {
            super(type);
            this.strictness = strictness;
            this.takesNull = strictness != Strictness.DOCUMENT
                    || (property != null && property.getAnnotation(JsonSetter.class) != null);
        }

        /** This, for one component. */
        abstract Scalar<T> of(BeanProperty property);

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property == null ? this : of(property);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return takesNull ? null : deserialize(context.getParser(), context);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }

    private static final class Strings extends Scalar<String> {

        private final @Nullable Text limits;

        Strings(Strictness strictness, @Nullable BeanProperty property) {
            super(String.class, strictness, property);
            this.limits = property == null ? null : property.getAnnotation(Text.class);
        }

        @Override
        Strings of(BeanProperty property) {
            return new Strings(strictness, property);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            return limits == null
                    ? text(json, Integer.MAX_VALUE, false, true, strictness)
                    : text(json, limits.max(), limits.orNumber(), limits.blank(), strictness);
        }
    }

    private static final class Made<T> extends Scalar<T> {

        private final Class<T> type;
        private final Function<String, T> factory;

        Made(Class<T> type, Function<String, T> factory, Strictness strictness, @Nullable BeanProperty property) {
            super(type, strictness, property);
            this.type = type;
            this.factory = factory;
        }

        @Override
        Made<T> of(BeanProperty property) {
            return new Made<>(type, factory, strictness, property);
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!isText(json, strictness == Strictness.DOCUMENT)) {
                throw new WrongValueException(json, STRING);
            }
            String text = json.getString();
            try {
                return factory.apply(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValueException(json, e.getMessage() + found(text));
            }
        }
    }

    private static final class Numbers<T> extends Scalar<T> {

        private final Class<T> type;
        private final long min;
        private final long max;
        private final LongFunction<T> result;

        Numbers(
                Class<T> type,
                long min,
                long max,
                LongFunction<T> result,
                Strictness strictness,
                @Nullable BeanProperty property) {
            super(type, strictness, property);
            Whole limits = property == null ? null : property.getAnnotation(Whole.class);
            this.type = type;
            this.min = limits == null ? min : Math.max(min, limits.min());
            this.max = limits == null ? max : Math.min(max, limits.max());
            this.result = result;
        }

        @Override
        Numbers<T> of(BeanProperty property) {
            return new Numbers<>(type, /* min= */ min, /* max= */ max, result, strictness, property);
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return result.apply(whole(json, min, max));
        }
    }

    private static final class Booleans extends Scalar<Boolean> {

        Booleans(Strictness strictness, @Nullable BeanProperty property) {
            super(Boolean.class, strictness, property);
        }

        @Override
        Booleans of(BeanProperty property) {
            return new Booleans(strictness, property);
        }

        @Override
        public Boolean deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
                throw new WrongValueException(json, "must be true or false" + found(json));
            }
            return json.getBooleanValue();
        }
    }
}

package io.github.swremulator.document;

import com.fasterxml.jackson.annotation.JsonSetter;
import io.github.swremulator.document.DocumentMapper.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        SimpleModule module = new SimpleModule("document");
        add(module, String.class, strictness, property -> strings(property, strictness));
        add(module, Boolean.class, strictness, property -> Scalars::booleanValue);
        for (Class<Integer> type : List.of(int.class, Integer.class)) {
            add(
                    module,
                    type,
                    strictness,
                    property -> wholes(property, Integer.MIN_VALUE, Integer.MAX_VALUE)
                            .andThen(Math::toIntExact));
        }
        for (Class<Long> type : List.of(long.class, Long.class)) {
            add(module, type, strictness, property -> wholes(property, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        factories.forEach(
                (type, factory) -> add(module, cast(type), strictness, property -> made(factory, strictness)));
        return module;
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    private static <T> void add(
            SimpleModule module,
            Class<T> type,
            Strictness strictness,
            Function<@Nullable BeanProperty, Function<JsonParser, ? extends T>> forms) {
        module.addDeserializer(type, new Scalar<>(type, strictness, forms, null));
    }

    private static Function<JsonParser, String> strings(@Nullable BeanProperty property, Strictness strictness) {
        Text limits = property == null ? null : property.getAnnotation(Text.class);
        int max = limits == null ? Integer.MAX_VALUE : limits.max();
        boolean orNumber = limits != null && limits.orNumber();
        boolean blank = limits == null || limits.blank();
        return json -> text(json, max, orNumber, blank, strictness);
    }

    private static Function<JsonParser, Long> wholes(@Nullable BeanProperty property, long min, long max) {
        Whole limits = property == null ? null : property.getAnnotation(Whole.class);
        long least = limits == null ? min : Math.max(min, limits.min());
        long most = limits == null ? max : Math.min(max, limits.max());
        return json -> whole(json, least, most);
    }

    private static <T> Function<JsonParser, T> made(Function<String, T> factory, Strictness strictness) {
        return json -> {
            if (!isText(json, strictness == Strictness.DOCUMENT)) {
                throw new WrongValueException(json, STRING);
            }
            String text = json.getString();
            try {
                return factory.apply(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValueException(json, e.getMessage() + found(text));
            }
        };
    }

    private static boolean booleanValue(JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw new WrongValueException(json, "must be true or false" + found(json));
        }
        return json.getBooleanValue();
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

    /** Shows a string that was found: in YAML one may continue on the next, indented line against its author's intention. */
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
        boolean isLimited =
                min > Integer.MIN_VALUE || max < Integer.MAX_VALUE || json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        throw new WrongValueException(
                json, "must be a whole number" + (isLimited ? " from " + min + " to " + max : "") + found(json));
    }

    /** In a document null is refused, unless the component is annotated with {@link JsonSetter}. */
    private static final class Scalar<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final Strictness strictness;
        private final Function<@Nullable BeanProperty, Function<JsonParser, ? extends T>> forms;
        private final Function<JsonParser, ? extends T> form;
        private final boolean acceptsNull;

        Scalar(
                Class<T> type,
                Strictness strictness,
                Function<@Nullable BeanProperty, Function<JsonParser, ? extends T>> forms,
                @Nullable BeanProperty property) {
            super(type);
            this.type = type;
            this.strictness = strictness;
            this.forms = forms;
            this.form = forms.apply(property);
            this.acceptsNull = strictness != Strictness.DOCUMENT
                    || (property != null && property.getAnnotation(JsonSetter.class) != null);
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property == null ? this : new Scalar<>(type, strictness, forms, property);
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return form.apply(json);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return acceptsNull ? null : form.apply(context.getParser());
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

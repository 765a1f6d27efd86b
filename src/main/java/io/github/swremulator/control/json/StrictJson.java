package io.github.swremulator.control.json;

import io.github.swremulator.seed.MalformedText;
import io.github.swremulator.spelling.Spelling;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON that says exactly what its type says: no unknown key, no key twice, no number for a text. */
public final class StrictJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictJson() {}

    /**
     * Reads a body as far as it is JSON.
     *
     * @throws RefusedException when it is none
     */
    public static JsonNode tree(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new RefusedException("the body is empty, JSON was expected");
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new RefusedException(place(e.getLocation()) + "no JSON: " + MalformedText.problem(e));
        }
    }

    /**
     * Reads JSON into a type.
     *
     * @param where the JSON stands, such as {@code [2]}, or nothing
     * @throws RefusedException when it is not of that type
     */
    public static <T> T value(JsonNode json, Class<T> type, String where) {
        if (!json.isObject()) {
            throw new RefusedException((where.isEmpty() ? "the body" : where) + ": an object was expected");
        }
        try {
            return JSON.treeToValue(json, type);
        } catch (DatabindException e) {
            throw refused(where, json, e);
        } catch (JacksonException e) {
            throw refused(where + path(e), "a number nearer to 0 was expected");
        }
    }

    private static RefusedException refused(String where, JsonNode json, DatabindException e) {
        String path = where + path(e);
        String unknown = e instanceof ValueInstantiationException invalid ? unknownKey(invalid, json) : null;
        if (unknown != null) {
            List<String> known =
                    keys(((ValueInstantiationException) e).getType().getRawClass());
            return refused(path + "." + unknown, unknownKey(unknown, known));
        }
        return refused(path, expected(e));
    }

    private static RefusedException refused(String path, String expected) {
        return new RefusedException(
                path.isEmpty() ? expected : StringUtils.trimLeadingCharacter(path, '.') + ": " + expected);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
    }

    /** A misspelt key is often why a record lacks something, and Jackson looks at keys last. */
    private static @Nullable String unknownKey(ValueInstantiationException e, JsonNode json) {
        JsonNode wrong = json;
        for (JacksonException.Reference step : e.getPath()) {
            wrong = step.getPropertyName() == null ? wrong.path(step.getIndex()) : wrong.path(step.getPropertyName());
        }
        Class<?> type = e.getType().getRawClass();
        return type.isRecord() && wrong.isObject()
                ? wrong.propertyNames().stream()
                        .filter(name -> !keys(type).contains(name))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static List<String> keys(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static String unknownKey(String name, Collection<?> known) {
        List<String> keys = known.stream().map(Object::toString).toList();
        String near = Spelling.didYouMean(name, keys);
        return "unknown key" + near + (near.isEmpty() ? ", " : " ") + "the keys here are " + keys;
    }

    private static String expected(DatabindException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownKey(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return String.valueOf(e.getCause().getMessage());
        }
        if (e instanceof InvalidFormatException wrong
                && wrong.getTargetType() != null
                && wrong.getTargetType().isEnum()) {
            return "one of " + choices(wrong.getTargetType()) + " was expected";
        }
        return e instanceof MismatchedInputException wrong && wrong.getTargetType() != null
                ? name(wrong.getTargetType()) + " was expected"
                : "a value of another kind was expected";
    }

    private static String choices(Class<?> type) {
        return JSON.convertValue(type.getEnumConstants(), JsonNode.class).toString();
    }

    private static String name(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Double.class) {
            return "a number";
        }
        return Number.class.isAssignableFrom(type) ? "a whole number" : "another kind of value";
    }
}

package io.github.swremulator.manage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request, JSON whatever its Content-Type says. A member that is unknown is passed over, one that is null
 * counts as absent.
 */
public record JsonBody(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the body as an object.
     *
     * @throws InvalidParameterException when the body is no JSON object
     */
    public static JsonBody object(HttpServletRequest request) throws IOException {
        JsonNode json = read(request);
        if (!json.isObject()) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the body is a JSON object");
        }
        return new JsonBody(json);
    }

    /**
     * Reads the body as an array.
     *
     * @throws InvalidParameterException when the body is no JSON array, or an empty one
     */
    public static List<JsonBody> array(HttpServletRequest request) throws IOException {
        JsonNode json = read(request);
        if (!json.isArray() || json.isEmpty()) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the body is a JSON array of one or more");
        }
        return json.valueStream().map(JsonBody::new).toList();
    }

    /**
     * Reads the body as an array of strings.
     *
     * @throws InvalidParameterException when the body is no JSON array of texts, or an empty one
     */
    public static List<String> texts(HttpServletRequest request) throws IOException {
        List<JsonNode> texts = array(request).stream().map(JsonBody::json).toList();
        if (!texts.stream().allMatch(JsonNode::isString)) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the body is a JSON array of texts");
        }
        return texts.stream().map(JsonNode::stringValue).toList();
    }

    private static JsonNode read(HttpServletRequest request) throws IOException {
        try {
            return JSON.readTree(request.getInputStream().readAllBytes());
        } catch (JacksonException e) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the body is JSON in UTF-8");
        }
    }

    /**
     * A field that is a string.
     *
     * @throws InvalidParameterException when there is no such member, or it is no text
     */
    public String text(String member) {
        String text = textOrNull(member);
        if (text == null) {
            throw missing(member);
        }
        return text;
    }

    /**
     * A field that is a string, or null where it is missing.
     *
     * @throws InvalidParameterException when the member is there and no text
     */
    @Nullable
    public String textOrNull(String member) {
        JsonNode value = json.path(member);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_API_PARAMETERS, member + " is a text");
        }
        return storable(member, value.stringValue());
    }

    /** A text that databases keep as it is. */
    private static String storable(String member, String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_API_PARAMETERS, member + " is a text without NUL and without half characters");
        }
        return text;
    }

    /**
     * A member that is a whole number of 32 bits.
     *
     * @param code of the error when it is not
     * @throws InvalidParameterException when there is no such member, or it is none
     */
    public int number(String member, SwrErrorCode code) {
        JsonNode value = json.path(member);
        if (isAbsent(value)) {
            throw missing(member);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new InvalidParameterException(code, member + " is a whole number");
        }
        return value.intValue();
    }

    /**
     * A member that is true or false.
     *
     * @param code of the error when it is neither
     */
    @Nullable
    public Boolean yesOrNoOrNull(String member, SwrErrorCode code) {
        JsonNode value = json.path(member);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new InvalidParameterException(code, member + " is true or false");
        }
        return value.booleanValue();
    }

    public static InvalidParameterException missing(String member) {
        return new InvalidParameterException(SwrErrorCode.MISSING_PARAMETER, member + " must be there");
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}

package io.github.swremulator.manage;

import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.InvalidDocumentException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads JSON bodies of any Content-Type. Unknown fields are ignored, and null counts as absent. */
public final class JsonBody {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.LENIENT);

    /** The fields whose wrong type has a code of its own. */
    private static final Map<String, SwrErrorCode> CODES =
            Map.of("is_public", SwrErrorCode.INVALID_IS_PUBLIC, "auth", SwrErrorCode.INVALID_PERMISSIONS);

    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @param type a record, or an array
     * @throws InvalidParameterException if the body is not of that type
     */
    public static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        T body;
        try {
            body = JSON.read(bytes, type);
        } catch (InvalidDocumentException e) {
            throw refusal(bytes, e);
        }
        if (body == null) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the body must not be null");
        }
        return body;
    }

    /** A syntax error counts more than a wrong value before it. */
    private static InvalidParameterException refusal(byte[] body, InvalidDocumentException refused) {
        InvalidDocumentException problem = refused;
        try {
            JSON.read(body, JsonNode.class);
        } catch (InvalidDocumentException malformed) {
            problem = malformed;
        }
        boolean isMalformed = problem.kind() == InvalidDocumentException.Kind.SYNTAX;
        return new InvalidParameterException(
                code(problem), isMalformed ? "the body must be JSON in UTF-8" : String.valueOf(problem.getMessage()));
    }

    /** Reads a list of one or more elements. */
    public static <T> List<T> readList(HttpServletRequest request, Class<T[]> type) throws IOException {
        List<T> list = Arrays.asList(read(request, type));
        if (list.isEmpty()) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "the list must not be empty");
        }
        if (list.contains(null)) {
            throw new InvalidParameterException(SwrErrorCode.MISSING_PARAMETER, "an element must not be null");
        }
        return list;
    }

    private static SwrErrorCode code(InvalidDocumentException e) {
        String field = e.field().substring(e.field().lastIndexOf('.') + 1);
        return switch (e.kind()) {
            case SYNTAX, DUPLICATE, UNKNOWN -> SwrErrorCode.INVALID_BODY;
            case MISSING -> SwrErrorCode.MISSING_PARAMETER;
            case WRONG_VALUE -> {
                if (field.isEmpty()) {
                    yield SwrErrorCode.INVALID_BODY;
                }
                // An element that is not an object has none of its fields.
                yield field.endsWith("]")
                        ? SwrErrorCode.MISSING_PARAMETER
                        : CODES.getOrDefault(field, SwrErrorCode.INVALID_API_PARAMETERS);
            }
        };
    }
}

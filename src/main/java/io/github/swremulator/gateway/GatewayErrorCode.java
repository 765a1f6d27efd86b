package io.github.swremulator.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The errors of the API gateway in front of the real service (usermanual-apig, apig_03_0048), with their messages. */
public enum GatewayErrorCode {
    UNKNOWN_API(
            "APIGW.0101",
            404,
            "The API does not exist or has not been published in the environment",
            "the route, the method or the session does not exist"),
    BAD_REQUEST("APIGW.0201", 400, "Bad request", "the request is not a valid HTTP request"),
    BODY_TOO_LARGE("APIGW.0201", 413, "Request entity too large", "the body is larger than `SWR_ACCESS_MAX_BODY`"),
    URI_TOO_LONG("APIGW.0201", 414, "Request URI too large", "the request line is too long"),
    HEADERS_TOO_LARGE("APIGW.0201", 494, "Request headers too large", "the headers are too large"),
    BACKEND_FAILED("APIGW.0201", 502, "Backend unavailable", "the session cannot be read from the database"),
    BACKEND_TIMED_OUT("APIGW.0201", 504, "Backend timeout", null),
    NOT_AUTHENTICATED(
            "APIGW.0301",
            401,
            "Incorrect IAM authentication information: x-auth-token and authorization not found",
            "with `SWR_ACCESS_MODE=present` or `verify`: the credential is missing or wrong"),
    USER_NOT_ALLOWED("APIGW.0302", 403, "The IAM user is not authorized to access the API", null),
    WRONG_APP("APIGW.0303", 401, "Incorrect app authentication information", null),
    APP_NOT_ALLOWED("APIGW.0304", 403, "The app is not authorized to access the API", null),
    WRONG_AUTHENTICATION("APIGW.0305", 401, "Incorrect authentication information", null),
    NOT_ALLOWED("APIGW.0306", 403, "API access denied", null),
    WRONG_TOKEN("APIGW.0307", 401, "The token must be updated", null),
    THROTTLED("APIGW.0308", 429, "The throttling threshold has been reached", null);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = GatewayErrorCode.class.getName();

    private final String code;
    private final int status;
    private final String message;
    private final @Nullable String when;

    /** {@code {"error_msg":"…","error_code":"APIGW.0101","request_id":"0123456789abcdef0123456789abcdef"}}. */
    private record Body(
            @JsonProperty("error_msg") String message,
            @JsonProperty("error_code") String code,
            @JsonProperty("request_id") String requestId) {}

    /** @param when the error is raised, for the table in docs/api.md; null if only fault rules raise it */
    GatewayErrorCode(String code, int status, String message, @Nullable String when) {
        this.code = code;
        this.status = status;
        this.message = message;
        this.when = when;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    public @Nullable String when() {
        return when;
    }

    /** Answers the request with this error and its own message, replacing any answer that is not sent yet. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(null, request, response);
    }

    /** Answers with another message unless it is null. */
    public void write(@Nullable String other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, code);
        if (RequestArea.of(request) == RequestArea.REGISTRY) {
            OciErrorCode.forStatus(status).write(status, other == null ? message : other, null, request, response);
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Tomcat adds the length; if it were set here, the reply would be sent before the listeners are notified.
        response.getOutputStream().write(body(other == null ? message : other, request));
    }

    private byte[] body(String message, HttpServletRequest request) {
        String body = JSON.writeValueAsString(new Body(message, code, RequestId.of(request)));
        return (body + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Answers a client that expects no head, with one in the body. */
    void writeWithHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = RequestId.of(request);
        String head = "HTTP/1.1 " + status + " \r\n" + RequestId.HEADER + ": " + id + "\r\nContent-Type: "
                + MediaType.APPLICATION_JSON_VALUE + "\r\nConnection: close\r\n\r\n";
        response.setStatus(status);
        response.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        response.getOutputStream().write(body(message, request));
    }

    /** The code that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /**
     * Finds the error of a code, or null.
     *
     * @param status needed for a code that several errors share; null for the first of them
     */
    public static @Nullable GatewayErrorCode find(String code, @Nullable Integer status) {
        for (GatewayErrorCode error : values()) {
            if (error.code.equals(code) && (status == null || error.status == status)) {
                return error;
            }
        }
        return null;
    }

    /** The error for a status that Tomcat or Spring chose; the gateway has no 405, 406 or 415. */
    static GatewayErrorCode forStatus(int status) {
        return switch (status) {
            case 404, 405 -> UNKNOWN_API;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            // Of 5xx, these two are the request's fault: an unknown transfer coding or version of HTTP.
            case 501, 505 -> BAD_REQUEST;
            default -> status < 500 ? BAD_REQUEST : BACKEND_FAILED;
        };
    }
}

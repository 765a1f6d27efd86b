package io.github.swremulator.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the gateway's form, and remembers on the request with which code. */
public final class GatewayErrors {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = GatewayErrors.class.getName();

    private GatewayErrors() {}

    /**
     * What is answered, followed by a newline:
     * {@code {"error_msg":"…","error_code":"APIGW.0101","request_id":"0123456789abcdef0123456789abcdef"}}.
     */
    private record Body(
            @JsonProperty("error_msg") String message,
            @JsonProperty("error_code") String code,
            @JsonProperty("request_id") String requestId) {}

    /**
     * Answers the request, whatever was to be answered before.
     *
     * @param message what the reply says, or null for the error's own message
     */
    public static void write(
            GatewayErrorCode error, @Nullable String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, error.code());
        String text = message == null ? error.message() : message;
        write(error.status(), new Body(text, error.code(), RequestId.of(request)), request, response);
        response.getOutputStream().write('\n');
    }

    static void write(GatewayErrorCode error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(error, null, request, response);
    }

    /** Answers the request with a JSON body, whatever was to be answered before. */
    static void write(int status, Object body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    /** The code of the error that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}

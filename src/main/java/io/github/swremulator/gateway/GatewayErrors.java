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
            @JsonProperty("request_id") String requestId) {

        byte[] bytes() {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Answers the request, whatever was to be answered before.
     *
     * @param message what the reply says, or null for the error's own message
     */
    public static void write(
            GatewayErrorCode error, @Nullable String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String requestId = RequestId.of(request);
        request.setAttribute(ATTRIBUTE, error.code());
        response.resetBuffer();
        response.setStatus(error.status());
        response.setHeader(RequestId.HEADER, requestId);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Body body = new Body(message == null ? error.message() : message, error.code(), requestId);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(body.bytes());
    }

    static void write(GatewayErrorCode error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(error, null, request, response);
    }

    /** The code of the error that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}

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

/**
 * An error of the gateway, followed by a newline:
 * {@code {"error_msg":"…","error_code":"APIGW.0101","request_id":"0123456789abcdef0123456789abcdef"}}.
 */
record GatewayErrorResponse(
        @JsonProperty("error_msg") String message,
        @JsonProperty("error_code") String code,
        @JsonProperty("request_id") String requestId) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = GatewayErrorResponse.class.getName();

    /** Answers the request with this error, whatever was to be answered before. */
    static void write(GatewayErrorCode error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(error, error.message(), request, response);
    }

    static void write(GatewayErrorCode error, String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, error.code());
        String requestId = RequestId.of(request);
        response.resetBuffer();
        response.setStatus(error.status());
        response.setHeader(RequestId.HEADER, requestId);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(body(new GatewayErrorResponse(message, error.code(), requestId)));
    }

    /** The code of the error that a request was answered with. */
    static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    private static byte[] body(GatewayErrorResponse error) {
        return (JSON.writeValueAsString(error) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

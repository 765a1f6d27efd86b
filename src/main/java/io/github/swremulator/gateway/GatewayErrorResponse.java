package io.github.swremulator.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Answers the request with this error, whatever was to be answered before. */
    static void write(GatewayErrorCode error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String requestId = RequestId.of(request);
        request.setAttribute("io.github.swremulator.error-code", error.code());
        response.resetBuffer();
        response.setStatus(error.status());
        response.setHeader(RequestId.HEADER, requestId);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(body(new GatewayErrorResponse(error.message(), error.code(), requestId)));
    }

    private static byte[] body(GatewayErrorResponse error) {
        return (JSON.writeValueAsString(error) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

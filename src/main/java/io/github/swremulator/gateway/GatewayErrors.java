package io.github.swremulator.gateway;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers in the gateway's form, {@code {"error_msg":…,"error_code":"APIGW.…","request_id":…}}. */
public final class GatewayErrors {

    private GatewayErrors() {}

    /**
     * Answers the request, whatever was to be answered before.
     *
     * @param message what the reply says in place of the error's own message
     */
    public static void write(
            GatewayErrorCode error, @Nullable String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        GatewayErrorResponse.write(error, message == null ? error.message() : message, request, response);
    }

    /** The code of the gateway's error that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return GatewayErrorResponse.codeOf(request);
    }
}

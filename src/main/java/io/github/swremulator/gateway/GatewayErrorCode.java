package io.github.swremulator.gateway;

import org.jspecify.annotations.Nullable;

/** The errors of the API gateway that the real service stands behind (usermanual-apig, apig_03_0048). */
public enum GatewayErrorCode {
    UNKNOWN_API("APIGW.0101", 404, "The API does not exist or has not been published in the environment"),
    BAD_REQUEST("APIGW.0201", 400, "Bad request"),
    BODY_TOO_LARGE("APIGW.0201", 413, "Request entity too large"),
    URI_TOO_LONG("APIGW.0201", 414, "Request URI too large"),
    HEADERS_TOO_LARGE("APIGW.0201", 494, "Request headers too large"),
    BACKEND_FAILED("APIGW.0201", 502, "Backend unavailable"),
    BACKEND_TIMED_OUT("APIGW.0201", 504, "Backend timeout"),
    NOT_AUTHENTICATED(
            "APIGW.0301", 401, "Incorrect IAM authentication information: x-auth-token and authorization not found"),
    USER_NOT_ALLOWED("APIGW.0302", 403, "The IAM user is not authorized to access the API"),
    WRONG_APP("APIGW.0303", 401, "Incorrect app authentication information"),
    APP_NOT_ALLOWED("APIGW.0304", 403, "The app is not authorized to access the API"),
    WRONG_AUTHENTICATION("APIGW.0305", 401, "Incorrect authentication information"),
    NOT_ALLOWED("APIGW.0306", 403, "API access denied"),
    WRONG_TOKEN("APIGW.0307", 401, "The token must be updated"),
    THROTTLED("APIGW.0308", 429, "The throttling threshold has been reached");

    private final String code;
    private final int status;
    private final String message;

    GatewayErrorCode(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
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

    /** The error of a code, and of a status where one is asked for, since a code may have several; null where there is none. */
    public static @Nullable GatewayErrorCode find(String code, @Nullable Integer status) {
        for (GatewayErrorCode error : values()) {
            if (error.code.equals(code) && (status == null || error.status == status)) {
                return error;
            }
        }
        return null;
    }

    /** The gateway's error for a status that the servlet container or the framework chose: it knows no 405, 406 or 415. */
    static GatewayErrorCode forStatus(int status) {
        return switch (status) {
            case 404, 405 -> UNKNOWN_API;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            // Of 5xx, these two are the request's fault: a transfer coding or a version of HTTP that nobody knows.
            case 501, 505 -> BAD_REQUEST;
            default -> status < 500 ? BAD_REQUEST : BACKEND_FAILED;
        };
    }
}

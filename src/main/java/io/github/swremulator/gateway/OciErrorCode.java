package io.github.swremulator.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.SentPath;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The errors of the registry (OCI distribution specification, Error Codes), with SWR's messages where they are known. */
public enum OciErrorCode {
    BLOB_UNKNOWN(404, "blob unknown to registry", "the blob is not in the image repository"),
    BLOB_UPLOAD_INVALID(416, "blob upload invalid", "the bytes do not begin where the upload ends"),
    BLOB_UPLOAD_UNKNOWN(404, "blob upload unknown to registry", "the upload does not exist, or has ended"),
    DENIED(403, "you do not have the permission", "a permission is missing, a login is wrong, or a quota is used up"),
    DIGEST_INVALID(400, "provided digest did not match uploaded content", "a digest is malformed or wrong"),
    MANIFEST_BLOB_UNKNOWN(
            404, "Database Not found blob", "the manifest refers to a blob or a manifest that is not there"),
    MANIFEST_INVALID(
            400,
            "Invalid image, fail to parse 'manifest.json'",
            "the manifest is malformed, or of a media type that is not accepted"),
    MANIFEST_UNKNOWN(404, "manifest unknown", "there is no such tag or manifest"),
    NAME_INVALID(400, "'repository' is invalid", "the name of the organization or of the image repository is invalid"),
    NAME_UNKNOWN(
            404, "repository name not known to registry", "the organization or the image repository does not exist"),
    SIZE_INVALID(413, "the size is invalid", "the blob or the manifest is larger than it may be"),
    TAG_INVALID(400, "'tag' is invalid", "the name of the tag is invalid"),
    TOOMANYREQUESTS(429, "too many requests", "too many bodies are awaited at the same time"),
    /** Answered with the challenge that tells a client where it gets a token. */
    UNAUTHORIZED(401, "authentication required", "the token is missing or invalid, or was issued for something else"),
    UNSUPPORTED(405, "The operation is unsupported.", "the blob cannot be deleted while a manifest refers to it"),
    BAD_REQUEST(400, "bad request", "the request is malformed"),
    NOT_FOUND(404, "page not found", "the route, the method or the session does not exist"),
    UNKNOWN(500, "unknown error", "the emulator or its store fails");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = OciErrorCode.class.getName();

    private final int status;
    private final String message;
    private final String when;

    /** {@code {"errors":[{"code":"DENIED","message":"Authenticate Error"}]}}. */
    private record Body(List<Detail> errors) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Detail(
            String code, String message, @Nullable Object detail) {}

    /** @param when the error is raised, for the table in docs/registry.md */
    OciErrorCode(int status, String message, String when) {
        this.status = status;
        this.message = message;
        this.when = when;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    public String when() {
        return when;
    }

    /** The error for a status that SWR, the gateway, Tomcat or Spring chose. */
    public static OciErrorCode forStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> DENIED;
            case 404, 405 -> NOT_FOUND;
            case 413 -> SIZE_INVALID;
            case 429 -> TOOMANYREQUESTS;
            default -> status < 500 ? BAD_REQUEST : UNKNOWN;
        };
    }

    /** Finds an error by its code, or null. */
    public static @Nullable OciErrorCode find(String code) {
        return Stream.of(values())
                .filter(error -> error.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Replaces the response by this error; sends nothing yet. */
    public void write(@Nullable Object detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(message, detail, request, response);
    }

    /** As {@link #write(Object, HttpServletRequest, HttpServletResponse)}, with another message. */
    public void write(
            String otherMessage, @Nullable Object detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(status, otherMessage, detail, request, response);
    }

    /** As {@link #write(Object, HttpServletRequest, HttpServletResponse)}, with another status and message. */
    public void write(
            int otherStatus,
            String otherMessage,
            @Nullable Object detail,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, name());
        byte[] body = JSON.writeValueAsBytes(new Body(List.of(new Detail(name(), otherMessage, detail))));
        response.resetBuffer();
        response.setStatus(otherStatus);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (this == UNAUTHORIZED) {
            challenge(request, response);
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(body);
    }

    /** The actions of the scope are empty, as on the wire. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response) {
        String name = RegistryPath.name(SentPath.of(request));
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"" + SentPath.root(request) + RequestArea.TOKEN_SERVICE + "/\",service=\"dockyard\""
                        + (name == null ? "" : ",scope=\"repository:" + name + ":\""));
    }

    /** The code that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}

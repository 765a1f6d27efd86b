package io.github.swremulator.manage;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** All errors of SWR that are documented or were seen on the wire, and the replies with them. */
@Component
public class SwrErrors {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = SwrErrors.class.getName();

    private final boolean isArray;
    private final Map<String, SwrError> errors = new TreeMap<>();

    SwrErrors(ApiSettings settings) {
        this.isArray = settings.isErrorArray();
        for (SwrErrorCode raised : SwrErrorCode.values()) {
            add(raised.error());
        }
        table().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .forEach(row -> add(new SwrError(row[0], Integer.parseInt(row[1]), row[2])));
    }

    private void add(SwrError error) {
        if (errors.put(error.code(), error) != null) {
            throw new IllegalStateException("duplicate code " + error.code());
        }
    }

    private static String table() {
        try {
            return new ClassPathResource("errors/swr.tsv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error of a code, or null. */
    public @Nullable SwrError find(String code) {
        return errors.get(code);
    }

    /** All codes, sorted. */
    public Collection<String> codes() {
        return Collections.unmodifiableSet(errors.keySet());
    }

    /**
     * Replaces the response by an error.
     *
     * @param detail null to repeat the error's message
     */
    public void write(SwrError error, @Nullable String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(body(error, detail == null ? error.message() : detail, request));
        response.resetBuffer();
        response.setStatus(error.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Sets no Content-Length, with which Tomcat would send the reply before its listeners are notified.
        response.getOutputStream().write(body);
    }

    /** The body of an error; the request remembers the code. */
    Object body(SwrError error, String detail, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, error.code());
        return isArray ? SwrErrorResponse.array(error, detail) : SwrErrorResponse.dual(error, detail);
    }

    /** The code of the error with which the request was answered, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /**
     * An error of SWR in its old and its recommended form at once, the only body from which the vendor's SDKs read a code:
     *
     * <pre>{@code
     * {"errors":[{"errorCode":"SVCSTG.SWR.4040010","errorMessage":"…","detail":"…"}],
     *  "error_code":"SVCSTG.SWR.4040010","error_msg":"…","details":[{"error_code":"SVCSTG.SWR.4040010","error_msg":"…"}]}
     * }</pre>
     *
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/ErrorCode.html">Error codes</a>
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SwrErrorResponse(List<OldForm> errors, String errorCode, String errorMsg, List<Detail> details) {

        /** The old form; pages until 2024 show a bare array of it. */
        record OldForm(String errorCode, String errorMessage, String detail) {}

        /** A detail of the recommended form. */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        record Detail(String errorCode, String errorMsg) {}

        static SwrErrorResponse dual(SwrError error, String detail) {
            return new SwrErrorResponse(
                    array(error, detail), error.code(), error.message(), List.of(new Detail(error.code(), detail)));
        }

        static List<OldForm> array(SwrError error, String detail) {
            return List.of(new OldForm(error.code(), error.message(), detail));
        }
    }
}

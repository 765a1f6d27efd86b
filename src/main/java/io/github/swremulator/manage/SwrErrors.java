package io.github.swremulator.manage;

import io.github.swremulator.manage.ApiSettings.ErrorFormat;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every error of SWR that is documented or was seen, and how one is answered. */
@Component
public class SwrErrors {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ATTRIBUTE = SwrErrors.class.getName();

    private final ErrorFormat format;
    private final Map<String, SwrError> errors = new TreeMap<>();

    SwrErrors(ApiSettings settings) {
        this.format = settings.errorFormat();
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
            throw new IllegalStateException(error.code() + " is there twice");
        }
    }

    private static String table() {
        try (InputStream table = new ClassPathResource("errors/swr.tsv").getInputStream()) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error of a code, or null. */
    public @Nullable SwrError find(String code) {
        return errors.get(code);
    }

    /** Every code, in its order. */
    public Collection<String> codes() {
        return Collections.unmodifiableSet(errors.keySet());
    }

    /**
     * Answers the request, whatever was to be answered before.
     *
     * @param detail what the reply says beside the error's own message, or null for the message once more
     */
    public void write(SwrError error, @Nullable String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(body(error, detail == null ? error.message() : detail, request));
        response.resetBuffer();
        response.setStatus(error.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // Without a length, which Tomcat adds: with one it would send the reply before its listeners know.
        response.getOutputStream().write(body);
    }

    /** The body that answers a request, which from now on knows its error. */
    Object body(SwrError error, String detail, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, error.code());
        return format == ErrorFormat.ARRAY
                ? SwrErrorResponse.array(error, detail)
                : SwrErrorResponse.dual(error, detail);
    }

    /** The code of SWR's error that a request was answered with, or null. */
    public static @Nullable String codeOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}

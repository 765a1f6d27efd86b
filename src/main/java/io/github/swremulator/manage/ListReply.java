package io.github.swremulator.manage;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a list of version 2: a bare array, and in Content-Range {@code offset-rows/total}. */
final class ListReply {

    private ListReply() {}

    static <T> ResponseEntity<List<T>> of(List<T> page, long offset, long total) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_RANGE, contentRange(offset, page.size(), total))
                .body(page);
    }

    static String contentRange(long offset, long rows, long total) {
        return offset + "-" + rows + "/" + total;
    }

    /** In chunks, so that its end goes out after all who listen to replies know of it, and whether the client was there. */
    static void write(ResponseEntity<byte[]> rendered, HttpServletResponse response) throws IOException {
        rendered.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(requireNonNull(rendered.getBody()));
        response.flushBuffer();
    }
}

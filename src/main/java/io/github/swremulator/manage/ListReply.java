package io.github.swremulator.manage;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The reply with a list of version 2: an array, and {@code Content-Range: offset-rows/total}. */
public final class ListReply {

    private ListReply() {}

    public static <T> ResponseEntity<List<T>> of(List<T> page, long offset, long total) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_RANGE, contentRange(offset, page.size(), total))
                .body(page);
    }

    public static String contentRange(long offset, long rows, long total) {
        return offset + "-" + rows + "/" + total;
    }
}

package io.github.swremulator.manage.tag;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A reply of status 200, as it goes out. */
@SuppressWarnings("ArrayRecordComponent") // is never compared
public record RenderedReply(HttpHeaders headers, byte[] json) {

    /** In chunks, so that its end goes out after all who listen to replies know of it, and whether the client was there. */
    public void writeTo(HttpServletResponse response) throws IOException {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json);
        response.flushBuffer();
    }
}

package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Any status, with any headers and body. */
final class CannedReply implements Action {

    private static final String TEXT = "text/plain;charset=utf-8";

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private CannedReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static CannedReply of(int status, Map<String, String> headers, @Nullable String body, DataSize most) {
        if (body != null && WITHOUT_BODY.contains(status)) {
            throw new RefusedException("body: a reply of status " + status + " has none");
        }
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > most.toBytes()) {
            throw new RefusedException(
                    "body: no more than " + most.toBytes() + " bytes was expected (swr.control.faults.max-body)");
        }
        return new CannedReply(status, headers, bytes);
    }

    @Override
    public void perform(Struck struck, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setStatus(status);
        if (body.length > 0) {
            response.setContentType(TEXT);
        }
        headers.forEach(response::setHeader);
        // Tomcat sends nothing before its listeners know, and adds the length, as long as its buffer is not full.
        response.setBufferSize(body.length + 1);
        response.getOutputStream().write(body);
    }
}

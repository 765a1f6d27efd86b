package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/** Keeps whole replies, so that the {@link ShortCut} can send them again without filters and controllers. */
public interface KeptReplies {

    /**
     * A JSON document with status 200.
     *
     * @param route the path pattern of the controller
     * @param contentRange the header {@code Content-Range}, or null without it
     * @param parts of the document, one after the other
     */
    record JsonReply(String route, @Nullable String contentRange, List<byte[]> parts) {

        /** How much of a reply may be sent last. */
        private static final int MAX_END = 64;

        /** The number of bytes. */
        public int length() {
            int length = 0;
            for (byte[] part : parts) {
                length += part.length;
            }
            return length;
        }

        /** The same in one part. */
        public JsonReply joined() {
            byte[] whole = new byte[length()];
            int end = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, whole, end, part.length);
                end += part.length;
            }
            return new JsonReply(route, contentRange, List.of(whole));
        }

        /**
         * Sends the reply, all but the end before the {@link ExchangeListener}s are notified, so that they know whether the
         * client is gone.
         */
        public void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (WebUtils.getNativeResponse(response, BodyChange.class) == null) {
                write(request, response);
            } else {
                writeHead(response);
                for (byte[] part : parts) {
                    response.getOutputStream().write(part);
                }
            }
            response.flushBuffer();
        }

        /** Sends the reply with as few writes as possible, when the request came in just now. */
        void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
            writeHead(response);
            response.setContentLength(length());
            byte[] last = parts.get(parts.size() - 1);
            int begin = Math.max(0, last.length - MAX_END);
            OutputStream body = response.getOutputStream();
            for (byte[] part : parts.subList(0, parts.size() - 1)) {
                body.write(part);
            }
            body.write(last, 0, begin);
            ExchangeValve.endWith(last, begin, request);
        }

        private void writeHead(HttpServletResponse response) {
            if (contentRange != null) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, contentRange);
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        }
    }

    /** Marks the wrapper of a response that changes the body, and with it the length. */
    interface BodyChange {}

    /** The reply that a controller would send to a request now, or null where it is not kept. */
    @Nullable
    JsonReply find(HttpServletRequest request);
}

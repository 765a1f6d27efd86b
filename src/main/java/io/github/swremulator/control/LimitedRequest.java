package io.github.swremulator.control;

import io.github.swremulator.manage.QueryString;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body can be read up to a limit, whether or not it says how long it is. Its parameters are those of the
 * query alone: Tomcat would look for more of them in the body, past the limit.
 */
class LimitedRequest extends HttpServletRequestWrapper {

    private final long maxBytes;
    private final Map<String, String[]> parameters;
    private long read;
    private @Nullable ServletInputStream body;

    LimitedRequest(HttpServletRequest request, long maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
        this.parameters = parameters(request.getQueryString());
    }

    private static Map<String, String[]> parameters(@Nullable String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        QueryString.allValues(query).forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        // Between two &, or after the last one.
        parameters.remove("");
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    boolean isDeclaredTooLarge() {
        return getContentLengthLong() > maxBytes;
    }

    boolean wasTooLarge() {
        return read > maxBytes;
    }

    BodyTooLargeException tooLarge() {
        return new BodyTooLargeException(maxBytes);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedStream(super.getInputStream());
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(
                encoding == null
                        ? new InputStreamReader(getInputStream(), StandardCharsets.UTF_8)
                        : new InputStreamReader(getInputStream(), encoding));
    }

    private int counted(int bytes) {
        read += Math.max(0, bytes);
        if (wasTooLarge()) {
            throw tooLarge();
        }
        return bytes;
    }

    private final class LimitedStream extends ServletInputStream {

        private final ServletInputStream all;

        LimitedStream(ServletInputStream all) {
            this.all = all;
        }

        @Override
        public int read() throws IOException {
            int next = all.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(all.read(buffer, offset, length));
        }

        @Override
        public boolean isFinished() {
            return all.isFinished();
        }

        @Override
        public boolean isReady() {
            return all.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            all.setReadListener(listener);
        }
    }
}

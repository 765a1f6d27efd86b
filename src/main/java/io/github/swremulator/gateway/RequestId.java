package io.github.swremulator.gateway;

import io.github.swremulator.access.SentPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The id of a request, 32 hexadecimal digits, which its reply contains. It is generated when it is first needed. */
public final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Logger log = LoggerFactory.getLogger(RequestId.class);
    private static final String LOG_KEY = "request_id";
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String given) {
            return given;
        }
        String id = random();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Uses a fast generator, since the id is not a secret. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** Adds the id to the reply and to all log lines of the request, logs the request, and lets {@link QueryRequest} read it. */
    @Component
    static class Filter extends OncePerRequestFilter implements Ordered, Bypassable {

        @Override
        public int getOrder() {
            return FilterOrder.REQUEST_ID.value();
        }

        @Override
        public boolean canBypass(HttpServletRequest request) {
            return !log.isDebugEnabled();
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String id = RequestId.of(request);
            response.setHeader(RequestId.HEADER, id);
            response.setBufferSize(GatewayServerCustomizer.WRITE_BUFFER_SIZE);
            long begun = System.nanoTime();
            MDC.put(LOG_KEY, id);
            try {
                chain.doFilter(new QueryRequest(request), response);
            } finally {
                logAnswer(request, response, begun);
                MDC.remove(LOG_KEY);
            }
        }

        /** The URI as it was sent: still encoded, so that it cannot break the line. */
        private static void logAnswer(HttpServletRequest request, HttpServletResponse response, long begun) {
            if (log.isDebugEnabled()) {
                String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
                log.debug(
                        "{} {}{}{} {} {} us",
                        request.getMethod(),
                        SentPath.prefix(request),
                        SentPath.of(request),
                        query,
                        response.getStatus(),
                        micros);
            }
        }
    }
}

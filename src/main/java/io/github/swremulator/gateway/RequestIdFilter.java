package io.github.swremulator.gateway;

import io.github.swremulator.access.PathPrefix;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the request's id on its reply and on all that is logged meanwhile, and logs one line when it is answered. */
@Component
class RequestIdFilter extends OncePerRequestFilter implements Ordered {

    private static final Logger log = LoggerFactory.getLogger(RequestIdFilter.class);
    private static final String LOG_KEY = "request_id";

    @Override
    public int getOrder() {
        return FilterOrder.REQUEST_ID.value();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        response.setBufferSize(GatewayServerCustomizer.WRITTEN_AT_ONCE);
        long begun = System.nanoTime();
        MDC.put(LOG_KEY, id);
        try {
            chain.doFilter(request, response);
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
                    PathPrefix.of(request),
                    SentPath.of(request),
                    query,
                    response.getStatus(),
                    micros);
        }
    }
}

package io.github.swremulator.gateway;

import io.github.swremulator.access.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the bodies of requests to the emulated APIs, but not what is pushed to the registry; when one cannot be read, its answer replaces the controller's. */
@Component
class BodyFilter extends OncePerRequestFilter implements Ordered {

    private final int maxBody;

    BodyFilter(Credentials credentials) {
        this.maxBody = credentials.maxBody();
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY.value();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        RequestArea area = RequestArea.of(request);
        return !area.isEmulated() || area == RequestArea.REGISTRY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered = new BufferedRequest(request, maxBody);
        try {
            chain.doFilter(buffered, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (buffered.failure() == null) {
                throw e;
            }
            logger.debug("the body could not be read", e);
        }
        // Tomcat has chosen the answer when the body itself could not be read.
        if (buffered.isTooLarge() && !response.isCommitted()) {
            // Otherwise Tomcat would read the rest of the body to find the next request.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            GatewayErrorCode.BODY_TOO_LARGE.write(request, response);
        }
    }
}

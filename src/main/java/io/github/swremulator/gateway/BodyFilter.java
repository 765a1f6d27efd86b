package io.github.swremulator.gateway;

import io.github.swremulator.access.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the bodies of the API's requests, and answers for those that cannot be read, whatever a controller made of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 300)
class BodyFilter extends OncePerRequestFilter {

    private final OwnPaths own;
    private final int maxBody;

    BodyFilter(OwnPaths own, Credentials credentials) {
        this.own = own;
        this.maxBody = credentials.maxBody();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return own.has(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered = new BufferedRequest(request, maxBody);
        try {
            chain.doFilter(buffered, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (buffered.refusal() == null) {
                throw e;
            }
            logger.debug("the body was not read", e);
        }
        GatewayErrorCode refusal = buffered.refusal();
        if (refusal != null && !response.isCommitted()) {
            // Else the rest would be read, to find the next request behind it.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            GatewayErrors.write(refusal, buffered, response);
        }
    }
}

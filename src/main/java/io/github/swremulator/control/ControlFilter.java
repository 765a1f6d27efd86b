package io.github.swremulator.control;

import io.github.swremulator.control.session.SessionResolver;
import io.github.swremulator.gateway.BufferedRequest;
import io.github.swremulator.gateway.FilterOrder;
import io.github.swremulator.gateway.Problem;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/** Protects the whole control API by {@link ControlGuard}, and limits the bodies of its requests. */
@Component
class ControlFilter extends OncePerRequestFilter implements Ordered {

    private final ControlGuard guard;
    private final long maxBody;

    ControlFilter(ControlGuard guard, ControlSettings settings) {
        this.guard = guard;
        this.maxBody = settings.maxBody().toBytes();
    }

    @Override
    public int getOrder() {
        return FilterOrder.CONTROL.value();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestArea area = RequestArea.of(request);
        boolean isControl = area == RequestArea.CONTROL;
        if (area == RequestArea.DISGUISED_CONTROL || (isControl && !guard.isEnabled())) {
            // The gateway answers this like any unknown path.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isControl) {
            checkAndCall(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void checkAndCall(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            guard.check(request);
            SessionResolver.check(request);
        } catch (RefusedException e) {
            Problem.write(e, response);
            return;
        }
        if (request.getRequestURI().indexOf(';') >= 0) {
            // Spring would ignore the path parameters.
            Problem.write(new ResponseStatusException(HttpStatus.NOT_FOUND, "no route has path parameters"), response);
            return;
        }
        BufferedRequest buffered = new BufferedRequest(request, maxBody);
        if (request.getContentLengthLong() > maxBody) {
            refuseBody(response);
            return;
        }
        try {
            chain.doFilter(buffered, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (buffered.failure() == null) {
                throw e;
            }
            logger.debug("the body could not be read", e);
        }
        // The controller may have caught the exception, and answered something else.
        if (buffered.isTooLarge() && !response.isCommitted()) {
            refuseBody(response);
        }
    }

    private void refuseBody(HttpServletResponse response) throws IOException {
        // Otherwise Tomcat would read the rest of the body to find the next request.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        String expected = "the body must have at most " + maxBody + " bytes: swr.control.max-body";
        Problem.write(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, expected), response);
    }
}

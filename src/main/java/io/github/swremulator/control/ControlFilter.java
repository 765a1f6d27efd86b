package io.github.swremulator.control;

import io.github.swremulator.control.session.SessionResolver;
import io.github.swremulator.gateway.FilterOrder;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the control API, whoever answers there. */
@Component
class ControlFilter extends OncePerRequestFilter implements Ordered {

    private final ControlGuard guard;
    private final boolean isEnabled;
    private final long maxBody;

    ControlFilter(ControlGuard guard, ControlSettings settings) {
        this.guard = guard;
        this.isEnabled = settings.enabled();
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
        if (area == RequestArea.DISGUISED_CONTROL || (isControl && !isEnabled)) {
            // The gateway answers it, as for any path that it does not know.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isControl) {
            guarded(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void guarded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ErrorResponseException> refusal = guard.refusal(request).or(() -> SessionResolver.refusal(request));
        if (refusal.isPresent()) {
            Problem.write(refusal.get(), response);
        } else if (request.getRequestURI().indexOf(';') >= 0) {
            // The web framework would pass over what is behind it.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            limited(new LimitedRequest(request, maxBody), response, chain);
        }
    }

    private static void limited(LimitedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isDeclaredTooLarge()) {
            tooLarge(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            // Whatever the controller made of it.
            if (request.wasTooLarge() && !response.isCommitted()) {
                tooLarge(request, response);
            }
        }
    }

    private static void tooLarge(LimitedRequest request, HttpServletResponse response) throws IOException {
        // Else the rest would be read, to find the next request behind it.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        Problem.write(request.tooLarge(), response);
    }
}

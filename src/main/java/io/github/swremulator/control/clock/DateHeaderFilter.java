package io.github.swremulator.control.clock;

import io.github.swremulator.gateway.Bypassable;
import io.github.swremulator.gateway.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets the header {@code Date} by the clock where that is set; else Tomcat writes the system's time. */
@Component
class DateHeaderFilter extends OncePerRequestFilter implements Ordered, Bypassable {

    private final SettableClock clock;

    DateHeaderFilter(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return FilterOrder.DATE_HEADER.value();
    }

    @Override
    public boolean canBypass(HttpServletRequest request) {
        return !clock.isSet();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (clock.isSet()) {
            response.setDateHeader(HttpHeaders.DATE, clock.millis());
        }
        chain.doFilter(request, response);
    }
}

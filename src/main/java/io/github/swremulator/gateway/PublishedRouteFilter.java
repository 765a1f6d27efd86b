package io.github.swremulator.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Refuses requests that Spring would route and the real gateway would not: methods that no route has, path parameters after
 * {@code ;}, and a {@code /} written as {@code %2F}.
 */
@Component
class PublishedRouteFilter extends OncePerRequestFilter implements Ordered {

    private static final Set<String> UNPUBLISHED_METHODS = Set.of("HEAD", "OPTIONS", "TRACE");

    /** Clients of OpenStack check a token by HEAD. */
    private static final String TOKENS = "/v3/auth/tokens";

    @Override
    public int getOrder() {
        return FilterOrder.PUBLISHED_ROUTE.value();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestArea.of(request) == RequestArea.CONTROL
                && !request.getMethod().equals("TRACE");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPublished(request)) {
            GatewayErrorCode.UNKNOWN_API.write(request, response);
        } else if (RequestArea.of(request) == RequestArea.PROBE) {
            probe(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPublished(HttpServletRequest request) {
        String path = request.getRequestURI();
        return isPublishedMethod(request.getMethod(), path, RequestArea.of(request))
                && path.indexOf(';') < 0
                && !path.toUpperCase(Locale.ROOT).contains("%2F");
    }

    private static boolean isPublishedMethod(String method, String path, RequestArea area) {
        boolean isHead = method.equals("HEAD") && (path.equals(TOKENS) || area == RequestArea.REGISTRY);
        return area.isEmulated() ? isHead || !UNPUBLISHED_METHODS.contains(method) : !method.equals("TRACE");
    }

    /** Spring Boot answers an unknown component of the health without a body. */
    private static void probe(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
        chain.doFilter(new WithoutEmptyAccept(request), cached);
        if (response.isCommitted()) {
            // Spring has refused the request by a status, for which the valve writes the answer.
            return;
        }
        if (cached.getStatus() >= 400 && cached.getContentSize() == 0) {
            GatewayErrorCode.forStatus(cached.getStatus()).write(request, response);
        } else {
            cached.copyBodyToResponse();
        }
    }

    /** Spring Boot fails on the header {@code Accept} without a media type. */
    private static final class WithoutEmptyAccept extends HttpServletRequestWrapper {

        WithoutEmptyAccept(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            List<String> values = Collections.list(super.getHeaders(name));
            boolean isEmpty = name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    && values.stream().noneMatch(value -> value.indexOf('/') >= 0);
            return isEmpty ? Collections.emptyEnumeration() : Collections.enumeration(values);
        }
    }
}

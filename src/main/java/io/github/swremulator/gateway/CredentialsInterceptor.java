package io.github.swremulator.gateway;

import io.github.swremulator.access.Credentials;
import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Credentials.WithoutCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Demands a credential on the API's routes, after the route is found. The registry checks its tokens itself. */
@Component
class CredentialsInterceptor implements HandlerInterceptor, WebMvcConfigurer, Bypassable {

    private static final String REFUSED = "Incorrect IAM authentication information: ";

    private final Credentials credentials;

    CredentialsInterceptor(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean canBypass(HttpServletRequest request) {
        return credentials.acceptsUnidentified(request);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean isExempt =
                handler instanceof HandlerMethod method && method.hasMethodAnnotation(WithoutCredential.class);
        RequestArea area = RequestArea.of(request);
        if (isExempt || !area.isEmulated() || area == RequestArea.REGISTRY) {
            return true;
        }
        try {
            credentials.check(request);
            return true;
        } catch (RefusedCredentialException e) {
            String message = e.getMessage() == null ? null : REFUSED + e.getMessage();
            GatewayErrorCode.NOT_AUTHENTICATED.write(message, request, response);
            return false;
        }
    }
}

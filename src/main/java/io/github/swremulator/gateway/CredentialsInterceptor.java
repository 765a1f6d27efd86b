package io.github.swremulator.gateway;

import io.github.swremulator.access.Credentials;
import io.github.swremulator.access.RefusedCredentialException;
import io.github.swremulator.access.WithoutCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Looks for a credential where one is demanded: on the API's routes, and only once the route is known to exist. */
@Component
class CredentialsInterceptor implements HandlerInterceptor, WebMvcConfigurer {

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
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!RequestArea.of(request).isEmulated() || isWithoutCredential(handler)) {
            return true;
        }
        try {
            credentials.check(request, SentPath.of(request), () -> BufferedRequest.bodyOf(request));
            return true;
        } catch (RefusedCredentialException e) {
            String message = e.reason() == null ? null : REFUSED + e.reason();
            GatewayErrors.write(GatewayErrorCode.NOT_AUTHENTICATED, message, request, response);
            return false;
        }
    }

    private static boolean isWithoutCredential(Object handler) {
        return handler instanceof HandlerMethod method && method.hasMethodAnnotation(WithoutCredential.class);
    }
}

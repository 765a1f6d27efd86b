package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Looks for a credential where one is demanded: on the API's routes, and only once the route is known to exist. */
@Component
class CredentialsInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private static final String SIGNATURE_SCHEME = "SDK-HMAC-SHA256 ";

    private final AccessSettings settings;
    private final OwnPaths own;

    CredentialsInterceptor(AccessSettings settings, OwnPaths own) {
        this.settings = settings;
        this.own = own;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (settings.mode() == AccessSettings.Mode.OPEN || own.has(request) || showsCredential(request)) {
            return true;
        }
        GatewayErrors.write(GatewayErrorCode.NOT_AUTHENTICATED, request, response);
        return false;
    }

    private static boolean showsCredential(HttpServletRequest request) {
        return hasToken(request) || isSigned(request);
    }

    private static boolean hasToken(HttpServletRequest request) {
        return StringUtils.hasText(request.getHeader("X-Auth-Token"));
    }

    private static boolean isSigned(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.startsWith(SIGNATURE_SCHEME)
                && StringUtils.hasText(request.getHeader("X-Sdk-Date"));
    }
}

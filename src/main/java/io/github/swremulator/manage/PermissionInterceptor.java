package io.github.swremulator.manage;

import io.github.swremulator.gateway.Bypassable;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.PermissionCatalog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses callers that lack the permission that the operation {@link Requires}. */
@Component
class PermissionInterceptor implements HandlerInterceptor, WebMvcConfigurer, Bypassable {

    /** After the gateway, which authenticates the caller. */
    private static final int LATE = 100;

    private final PermissionCatalog permissions;
    private final Actors actors;
    private final SwrErrors errors;

    PermissionInterceptor(PermissionCatalog permissions, Actors actors, SwrErrors errors) {
        this.permissions = permissions;
        this.actors = actors;
        this.errors = errors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(LATE);
    }

    @Override
    public boolean canBypass(HttpServletRequest request) {
        return actors.of(request).seesEverything();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Requires required = handler instanceof HandlerMethod route ? route.getMethodAnnotation(Requires.class) : null;
        if (required == null || permits(request, required.value())) {
            return true;
        }
        errors.write(SwrErrorCode.NOT_PERMITTED.error(), detail(required.value()), request, response);
        return false;
    }

    private boolean permits(HttpServletRequest request, AccessLevel level) {
        Actor actor = actors.of(request);
        // Saves a transaction.
        if (actor.seesEverything()) {
            return true;
        }
        try {
            return permissions.permits(
                    SessionAttribute.of(request), actor, ControllerArguments.resource(request), level);
        } catch (InvalidParameterException e) {
            // A name is invalid, which the controller's argument reports.
            return true;
        }
    }

    private static String detail(AccessLevel level) {
        return switch (level) {
            case READ -> "the permission to read is required";
            case WRITE -> "the permission to edit is required";
            case MANAGE -> "the permission to manage is required";
        };
    }
}

package io.github.swremulator.manage;

import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.ResourceName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses who may not do what the operation {@link Requires}. */
@Component
class PermissionInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    /** After the gateway, which tells first who calls. */
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
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Requires required = handler instanceof HandlerMethod route ? route.getMethodAnnotation(Requires.class) : null;
        if (required == null || permits(request, required.value())) {
            return true;
        }
        errors.write(SwrErrorCode.NOT_PERMITTED.error(), detail(required.value()), request, response);
        return false;
    }

    private boolean permits(HttpServletRequest request, AccessLevel needed) {
        Actor actor = actors.of(request);
        // Without a transaction where there is nothing to look up.
        if (actor.seesEverything()) {
            return true;
        }
        ResourceName resource = resource(request);
        return resource == null || permissions.permits(SessionArgument.of(request), actor, resource, needed);
    }

    /** Null where a name breaks its rule, which the controller says. */
    private static @Nullable ResourceName resource(HttpServletRequest request) {
        try {
            Map<?, ?> names = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            Object repository = names.get("repository");
            return PathNames.resource(
                    String.valueOf(names.get("namespace")), repository == null ? null : repository.toString());
        } catch (InvalidParameterException e) {
            return null;
        }
    }

    private static String detail(AccessLevel needed) {
        return switch (needed) {
            case READ -> "a permission to read it is needed";
            case WRITE -> "a permission to edit it is needed";
            case MANAGE -> "a permission to manage it is needed";
        };
    }
}

package io.github.swremulator.distribution;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.RegistryTokens;
import io.github.swremulator.access.RegistryTokens.Client;
import io.github.swremulator.access.RegistryTokens.Grant;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.manage.SessionAttribute;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
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

/** Demands a token of the registry that permits what the operation {@link Needs}. */
@Component
class RegistryInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private final RegistryTokens tokens;
    private final RegistryPermissions permissions;

    RegistryInterceptor(RegistryTokens tokens, RegistryPermissions permissions) {
        this.tokens = tokens;
        this.permissions = permissions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean isOwn = handler instanceof HandlerMethod route
                && route.getBeanType().getPackageName().equals(RegistryInterceptor.class.getPackageName());
        if (!isOwn) {
            return true;
        } else if (RequestArea.of(request) != RequestArea.REGISTRY) {
            // Such as /v2/manage/namespaces/blobs/x, which only looks like a path of the registry.
            GatewayErrorCode.UNKNOWN_API.write(request, response);
            return false;
        }
        HandlerMethod method = (HandlerMethod) handler;
        if (method.getBeanType() == RegistryTokenController.class) {
            return true;
        }
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        Needs needs = method.getMethodAnnotation(Needs.class);
        ResourceName resource;
        try {
            resource = needs == null ? null : resource(request);
        } catch (IllegalArgumentException e) {
            // The name is invalid, which the controller's argument reports; a client must log in first.
            resource = null;
            needs = null;
        }
        Client client = client(request);
        if (client == null) {
            OciErrorCode.UNAUTHORIZED.write(null, request, response);
            return false;
        }
        client.put(request);
        if (needs == null || resource == null) {
            return true;
        }
        boolean isPermitted = permissions.permit(
                client,
                request,
                SessionAttribute.of(request),
                resource,
                needs.value().level());
        // No token would help a user who lacks the permission.
        if (!isPermitted && !client.isAnonymous()) {
            OciErrorCode.DENIED.write(null, request, response);
            return false;
        } else if (!isPermitted || !grants(client, needs.value(), resource)) {
            OciErrorCode.UNAUTHORIZED.write(null, request, response);
            return false;
        }
        return true;
    }

    private @Nullable Client client(HttpServletRequest request) {
        try {
            return tokens.client(request);
        } catch (RefusedCredentialException e) {
            return null;
        }
    }

    private static ResourceName resource(HttpServletRequest request) {
        Map<?, ?> names = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return new ResourceName(
                new OrganizationName(String.valueOf(names.get("namespace"))),
                RepositoryName.fromPathSegment(String.valueOf(names.get("repository"))));
    }

    static boolean grants(Client client, Needs.Action action, ResourceName resource) {
        String name = resource.organization() + "/" + resource.repository();
        return client.access().stream()
                .anyMatch(grant -> isEverything(grant) || (grant.name().equals(name) && action.isIn(grant.actions())));
    }

    /** Of a token that was not issued here, and is not verified. */
    private static boolean isEverything(Grant grant) {
        return grant.type().isEmpty();
    }
}

package io.github.swremulator.distribution;

import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Credentials.WithoutCredential;
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
        if (method.hasMethodAnnotation(WithoutCredential.class)) {
            return true;
        }
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        OciErrorCode refusal = refusal(request, method.getMethodAnnotation(Needs.class));
        if (refusal != null) {
            refusal.write(null, request, response);
        }
        return refusal == null;
    }

    private @Nullable OciErrorCode refusal(HttpServletRequest request, @Nullable Needs needs) {
        Client client = client(request);
        if (client == null) {
            return OciErrorCode.UNAUTHORIZED;
        }
        client.put(request);
        ResourceName resource = needs == null ? null : resource(request);
        if (needs == null || resource == null) {
            return null;
        }
        Needs.Action action = needs.value();
        if (!permissions.permit(client, request, SessionAttribute.of(request), resource, action.level())) {
            // Only somebody who has not logged in could get another token.
            return client.isAnonymous() ? OciErrorCode.UNAUTHORIZED : OciErrorCode.DENIED;
        }
        return isGranted(client, action, resource) ? null : OciErrorCode.UNAUTHORIZED;
    }

    private @Nullable Client client(HttpServletRequest request) {
        try {
            return tokens.client(request);
        } catch (RefusedCredentialException e) {
            return null;
        }
    }

    /** Null for an invalid name, which the controller's argument reports. */
    private static @Nullable ResourceName resource(HttpServletRequest request) {
        Map<?, ?> names = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return new ResourceName(
                    new OrganizationName(String.valueOf(names.get("namespace"))),
                    RepositoryName.fromPathSegment(String.valueOf(names.get("repository"))));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isGranted(Client client, Needs.Action action, ResourceName resource) {
        return client.access().stream()
                .anyMatch(grant -> grant.equals(Grant.EVERYTHING)
                        || (grant.name().equals(resource.toString()) && action.isIn(grant.actions())));
    }
}

package io.github.swremulator.manage;

import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.ServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller the session that a call belongs to, which whoever found it put on the request. */
@Component
public class SessionArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The request's attribute; without it the call is in the default session. */
    public static final String ATTRIBUTE = SessionName.class.getName();

    SessionArgument() {}

    public static SessionName of(ServletRequest request) {
        return orDefault(request.getAttribute(ATTRIBUTE));
    }

    private static SessionName orDefault(@Nullable Object attribute) {
        return attribute instanceof SessionName name ? name : SessionName.DEFAULT;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(SessionName.class);
    }

    @Override
    public SessionName resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return orDefault(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }
}

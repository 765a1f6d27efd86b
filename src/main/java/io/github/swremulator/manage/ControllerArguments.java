package io.github.swremulator.manage;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves the arguments of controllers: names in the path, the session of the request, and the caller. */
@Configuration(proxyBeanMethods = false)
class ControllerArguments implements WebMvcConfigurer {

    private final Actors actors;

    ControllerArguments(Actors actors) {
        this.actors = actors;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, OrganizationName.class, Names::organization);
        registry.addConverter(String.class, RepositoryName.class, Names::repository);
        registry.addConverter(String.class, TagName.class, Names::tag);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver<>(SessionName.class, SessionAttribute::of));
        resolvers.add(new Resolver<>(Actor.class, actors::of));
        resolvers.add(new Resolver<>(ResourceName.class, ControllerArguments::resource));
    }

    /** The organization or image repository in the path. */
    static ResourceName resource(HttpServletRequest request) {
        Map<?, ?> names = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object repository = names.get("repository");
        return new ResourceName(
                Names.organization(String.valueOf(names.get("namespace"))),
                repository == null ? null : Names.repository(repository.toString()));
    }

    /** Resolves the arguments of one type. */
    private record Resolver<T>(Class<T> type, Function<HttpServletRequest, T> reader)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
            return servletRequest == null ? null : reader.apply(servletRequest);
        }
    }
}

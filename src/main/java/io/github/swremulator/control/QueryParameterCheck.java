package io.github.swremulator.control;

import io.github.swremulator.document.Spelling;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses query parameters that a route of the control API does not declare, or that are repeated. */
@Component
class QueryParameterCheck implements HandlerInterceptor, WebMvcConfigurer {

    private static final int MAX_LENGTH_SHOWN = 64;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(RequestArea.CONTROL_ROOT, RequestArea.CONTROL_ROOT + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Other handlers are Spring's own answer to OPTIONS.
        if (handler instanceof HandlerMethod route
                && AnnotatedElementUtils.hasAnnotation(route.getBeanType(), RestController.class)) {
            List<Parameter> declared = Stream.of(route.getMethod().getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                    .toList();
            List<String> names = declared.stream().map(Parameter::getName).toList();
            request.getParameterMap().forEach((name, values) -> check(name, values.length, names));
            // Spring also reads an empty value, and some others.
            declared.stream()
                    .filter(parameter -> parameter.getType() == boolean.class)
                    .forEach(parameter -> checkBoolean(parameter.getName(), request.getParameter(parameter.getName())));
        }
        return true;
    }

    private static void check(String name, int count, List<String> declared) {
        if (!declared.contains(name)) {
            String shown = name.length() <= MAX_LENGTH_SHOWN ? name : name.substring(0, MAX_LENGTH_SHOWN) + "…";
            throw new RefusedException(Spelling.unknown("parameter", shown, declared));
        }
        if (count > 1) {
            throw new RefusedException("duplicate parameter \"" + name + "\"");
        }
    }

    private static void checkBoolean(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new RefusedException(name + " must be true or false");
        }
    }
}

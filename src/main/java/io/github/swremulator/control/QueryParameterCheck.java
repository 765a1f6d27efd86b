package io.github.swremulator.control;

import io.github.swremulator.document.Spelling;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
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
            List<String> declared = Stream.of(route.getMethod().getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                    .map(Parameter::getName)
                    .toList();
            request.getParameterMap().forEach((name, values) -> check(name, values.length, declared));
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
}

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

/** Refuses a parameter that the route does not declare, or that is there twice. */
@Component
class QueryParameterCheck implements HandlerInterceptor, WebMvcConfigurer {

    private static final int MAX_LENGTH_SHOWN = 64;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(RequestArea.CONTROL_ROOT, RequestArea.CONTROL_ROOT + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route && isController(route)) {
            List<String> declared = declared(route);
            request.getParameterMap().forEach((name, values) -> check(name, values.length, declared));
        }
        return true;
    }

    /** Else it is Spring's own answer to OPTIONS. */
    private static boolean isController(HandlerMethod route) {
        return AnnotatedElementUtils.hasAnnotation(route.getBeanType(), RestController.class);
    }

    private static List<String> declared(HandlerMethod route) {
        return Stream.of(route.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getName)
                .toList();
    }

    private static void check(String name, int count, List<String> declared) {
        if (!declared.contains(name)) {
            String near = Spelling.didYouMean(name, declared);
            throw new RefusedException(shown(name) + ": unknown parameter" + near + (near.isEmpty() ? ", " : " ")
                    + (declared.isEmpty() ? "there are none here" : "the parameters here are " + declared));
        }
        if (count > 1) {
            throw new RefusedException(name + ": was expected once, not " + count + " times");
        }
    }

    private static String shown(String name) {
        return name.length() <= MAX_LENGTH_SHOWN ? name : name.substring(0, MAX_LENGTH_SHOWN) + "…";
    }
}

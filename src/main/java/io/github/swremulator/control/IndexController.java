package io.github.swremulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.access.PathPrefix;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Tells what the control API has. */
@RestController
class IndexController {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    IndexController(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    /**
     * What there is: {@code {"openapi":"/_emulator/openapi.yaml","routes":{"/_emulator/requests":["DELETE","GET"]}}}.
     *
     * @param routes the methods of each path
     */
    record Index(
            @JsonProperty("openapi") String openapi,
            @JsonProperty("routes") SortedMap<String, Set<String>> routes) {}

    @GetMapping({RequestArea.CONTROL_ROOT, RequestArea.CONTROL_ROOT + "/"})
    Index index(HttpServletRequest request) {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        routes.getObject().getHandlerMethods().keySet().forEach(route -> add(route, found));
        return new Index(PathPrefix.of(request) + RequestArea.CONTROL_ROOT + "/openapi.yaml", found);
    }

    private static void add(RequestMappingInfo route, SortedMap<String, Set<String>> found) {
        for (String path : route.getPatternValues()) {
            if (path.startsWith(RequestArea.CONTROL_ROOT + "/") && !path.endsWith("/")) {
                Set<String> methods = found.computeIfAbsent(path, first -> new TreeSet<>());
                route.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
            }
        }
    }
}

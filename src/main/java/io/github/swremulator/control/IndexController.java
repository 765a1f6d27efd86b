package io.github.swremulator.control;

import io.github.swremulator.access.SentPath;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lists the routes of the control API, and serves its description. */
@RestController
class IndexController {

    private static final String OPENAPI = RequestArea.CONTROL_ROOT + "/openapi.yaml";

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    IndexController(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    /**
     * {@code {"openapi":"/_emulator/openapi.yaml","routes":{"/_emulator/requests":["DELETE","GET"]}}}.
     *
     * @param routes the methods of each path
     */
    record Index(String openapi, SortedMap<String, Set<String>> routes) {}

    @GetMapping({RequestArea.CONTROL_ROOT, RequestArea.CONTROL_ROOT + "/"})
    Index index(HttpServletRequest request) {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        routes.getObject().getHandlerMethods().keySet().forEach(route -> add(route, found));
        return new Index(SentPath.prefix(request) + OPENAPI, found);
    }

    private static void add(RequestMappingInfo route, SortedMap<String, Set<String>> found) {
        for (String path : route.getPatternValues()) {
            if (path.startsWith(RequestArea.CONTROL_ROOT + "/") && !path.endsWith("/")) {
                Set<String> methods = found.computeIfAbsent(path, first -> new TreeSet<>());
                route.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
            }
        }
    }

    /** In OpenAPI 3.1. */
    @GetMapping(path = OPENAPI, produces = MediaType.APPLICATION_YAML_VALUE)
    // Spring would send ranges of a Resource.
    byte[] openApi() throws IOException {
        return new ClassPathResource("control/openapi.yaml").getContentAsByteArray();
    }
}

package io.github.swremulator.control.call;

import io.github.swremulator.access.Credentials;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.gateway.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;

/** Tells which operation a request calls, before any controller is asked. */
@Component
public class OperationResolver {

    private static final String ATTRIBUTE = Call.class.getName();

    /** Read late: filters are made before the routes are. */
    private final Supplier<List<Operation>> operations;

    /** A route that has the name of an operation. */
    private record Operation(String name, Set<RequestMethod> methods, PathPattern path) {

        static Stream<Operation> of(RequestMappingInfo route) {
            String name = route.getName();
            return name == null || route.getPathPatternsCondition() == null
                    ? Stream.empty()
                    : route.getPathPatternsCondition().getPatterns().stream()
                            .map(path -> new Operation(
                                    name, route.getMethodsCondition().getMethods(), path));
        }

        @Nullable
        PathMatchInfo match(@Nullable RequestMethod method, PathContainer requested) {
            return method != null && methods.contains(method) ? path.matchAndExtract(requested) : null;
        }
    }

    OperationResolver(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.operations = SingletonSupplier.of(() -> operations(routes.getObject()));
    }

    private static List<Operation> operations(RequestMappingHandlerMapping routes) {
        return routes.getHandlerMethods().keySet().stream()
                .flatMap(Operation::of)
                .toList();
    }

    /** Reads a request, once. */
    public Call of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Call known) {
            return known;
        }
        Call call = read(request);
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** The vendor's names of the operations that a route answers. */
    public List<String> operationNames() {
        return operations.get().stream().map(Operation::name).distinct().toList();
    }

    private Call read(HttpServletRequest request) {
        RequestMethod method = RequestMethod.resolve(sent(request.getMethod()));
        PathContainer path = path(request);
        for (Operation operation : operations.get()) {
            PathMatchInfo match = operation.match(method, path);
            if (match != null) {
                return call(request, operation.name(), match.getUriVariables());
            }
        }
        return call(request, null, Map.of());
    }

    private static Call call(HttpServletRequest request, @Nullable String operation, Map<String, String> variables) {
        String repository = variables.get("repository");
        return new Call(
                RequestId.of(request),
                sent(request.getMethod()),
                sent(request.getRequestURI()),
                SentPath.of(request),
                request.getQueryString(),
                operation,
                variables.get("namespace"),
                repository == null ? null : repository.replace('$', '/'),
                Credentials.displayName(request));
    }

    /** Nothing where a path cannot be decoded, which is refused later. */
    private static PathContainer path(HttpServletRequest request) {
        try {
            return PathContainer.parsePath(sent(request.getRequestURI()));
        } catch (IllegalArgumentException e) {
            return PathContainer.parsePath("");
        }
    }

    /** A broken request line leaves nothing behind. */
    private static String sent(@Nullable String part) {
        return part == null ? "" : part;
    }
}

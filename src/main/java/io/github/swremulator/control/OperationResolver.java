package io.github.swremulator.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.swremulator.access.Credentials;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.gateway.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;

/** Resolves a request of the emulated API to the operation that it calls, before Spring looks up the controller. */
@Component
public class OperationResolver {

    private static final String ATTRIBUTE = Call.class.getName();
    private static final int MAX_KNOWN = 1000;
    /** Of a path that is kept. */
    private static final int MAX_LENGTH = 1000;

    private static final Match NO_ROUTE = new Match(null, null, null);

    /** Supplied late: filters are created before the routes. */
    private final Supplier<List<Operation>> operations;
    /** Of paths that were resolved before. */
    private final Cache<Target, Match> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    /**
     * A request to the emulated API.
     *
     * @param requestId the id in its reply
     * @param path still encoded, after the gateway changed it, but not the name of an image repository in the registry
     * @param sentPath still encoded, before the gateway changed it
     * @param query still encoded
     * @param operation the vendor's name of the operation, such as {@code ListRepositoryTags}, or null without a route
     * @param namespace the organization in the path
     * @param repository the image repository in the path, with {@code /} for {@code $}
     * @param credential the access key, or {@link Credentials#displayName(String)} of the token
     */
    public record Call(
            String requestId,
            String method,
            String path,
            String sentPath,
            @Nullable String query,
            @Nullable String operation,
            @Nullable String namespace,
            @Nullable String repository,
            @Nullable String credential) {}

    /** A route that is named after an operation. */
    private record Operation(String name, RequestMethod method, PathPattern path) {}

    private record Target(String method, String path) {}

    private record Match(
            @Nullable String operation,
            @Nullable String namespace,
            @Nullable String repository) {}

    OperationResolver(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.operations = SingletonSupplier.of(() -> operations(routes.getObject()));
    }

    private static List<Operation> operations(RequestMappingHandlerMapping routes) {
        List<Operation> operations = new ArrayList<>();
        routes.getHandlerMethods().keySet().forEach(route -> {
            if (route.getName() != null && route.getPathPatternsCondition() != null) {
                for (PathPattern path : route.getPathPatternsCondition().getPatterns()) {
                    route.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> operations.add(new Operation(route.getName(), method, path)));
                }
            }
        });
        return operations;
    }

    /** The vendor's names of the operations that have a route. */
    public List<String> operationNames() {
        return operations.get().stream().map(Operation::name).distinct().toList();
    }

    /** Resolves a request once, and stores the result as an attribute. */
    public Call of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Call known) {
            return known;
        }
        Call call = resolve(request);
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    private Call resolve(HttpServletRequest request) {
        Target target = new Target(orEmpty(request.getMethod()), orEmpty(request.getRequestURI()));
        Match match = target.path().length() > MAX_LENGTH ? match(target) : known.get(target, this::match);
        String sentPath = SentPath.of(request);
        return new Call(
                RequestId.of(request),
                target.method(),
                RequestArea.of(request) == RequestArea.REGISTRY ? sentPath.replaceFirst("^//", "/") : target.path(),
                sentPath,
                request.getQueryString(),
                match.operation(),
                match.namespace(),
                match.repository(),
                Credentials.displayName(request));
    }

    private Match match(Target target) {
        PathContainer path = parse(target.path());
        for (Operation operation : operations.get()) {
            if (operation.method().name().equals(target.method())) {
                PathMatchInfo match = operation.path().matchAndExtract(path);
                if (match != null) {
                    Map<String, String> variables = match.getUriVariables();
                    String repository = variables.get("repository");
                    return new Match(
                            operation.name(),
                            variables.get("namespace"),
                            repository == null ? null : repository.replace('$', '/'));
                }
            }
        }
        return NO_ROUTE;
    }

    /** Returns an empty path when it cannot be decoded, and Tomcat has refused it. */
    private static PathContainer parse(String path) {
        try {
            return PathContainer.parsePath(path);
        } catch (IllegalArgumentException e) {
            return PathContainer.parsePath("");
        }
    }

    /** A malformed request line has neither method nor URI. */
    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}

package io.github.swremulator.manage.permission;

import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.SessionArgument;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.UserPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What is the same for permissions on an organization and on an image repository. */
@Component
class PermissionOperations {

    private final PermissionCatalog catalog;
    private final Actors actors;

    PermissionOperations(PermissionCatalog catalog, Actors actors) {
        this.catalog = catalog;
        this.actors = actors;
    }

    PermissionResponse show(ResourceName resource, HttpServletRequest request) {
        return PermissionResponse.from(
                resource, catalog.list(SessionArgument.of(request), resource, actors.of(request)), actors.of(request));
    }

    Map<String, Object> create(ResourceName resource, HttpServletRequest request) throws IOException {
        catalog.give(SessionArgument.of(request), resource, permissions(request));
        return Map.of();
    }

    Map<String, Object> update(ResourceName resource, HttpServletRequest request) throws IOException {
        catalog.change(SessionArgument.of(request), resource, permissions(request));
        return Map.of();
    }

    void delete(ResourceName resource, HttpServletRequest request) throws IOException {
        catalog.take(SessionArgument.of(request), resource, eachOnce(JsonBody.texts(request), Function.identity()));
    }

    private static Collection<UserPermission> permissions(HttpServletRequest request) throws IOException {
        return eachOnce(JsonBody.array(request).stream().map(UserAuth::read).toList(), UserPermission::userId);
    }

    private static <T> List<T> eachOnce(List<T> list, Function<T, String> userId) {
        Set<String> users = new HashSet<>();
        if (!list.stream().map(userId).allMatch(users::add)) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_PERMISSIONS, "the list has each user once");
        }
        return list;
    }
}

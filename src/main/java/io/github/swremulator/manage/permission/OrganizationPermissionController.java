package io.github.swremulator.manage.permission;

import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows, gives, changes and takes permissions on an organization (swr_02_0045, 0042, 0044, 0043). */
@RestController
class OrganizationPermissionController {

    private static final String PATH = "/v2/manage/namespaces/{namespace}/access";

    private final PermissionOperations permissions;

    OrganizationPermissionController(PermissionOperations permissions) {
        this.permissions = permissions;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowNamespaceAuth", path = PATH)
    PermissionResponse show(@PathVariable String namespace, HttpServletRequest request) {
        return permissions.show(PathNames.resource(namespace, null), request);
    }

    @Requires(AccessLevel.MANAGE)
    @PostMapping(name = "CreateNamespaceAuth", path = PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(@PathVariable String namespace, HttpServletRequest request) throws IOException {
        return permissions.create(PathNames.resource(namespace, null), request);
    }

    @Requires(AccessLevel.MANAGE)
    @PatchMapping(name = "UpdateNamespaceAuth", path = PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> update(@PathVariable String namespace, HttpServletRequest request) throws IOException {
        return permissions.update(PathNames.resource(namespace, null), request);
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteNamespaceAuth", path = PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String namespace, HttpServletRequest request) throws IOException {
        permissions.delete(PathNames.resource(namespace, null), request);
    }
}

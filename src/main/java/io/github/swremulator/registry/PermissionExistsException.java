package io.github.swremulator.registry;

/** The user has a permission already, which was to be given. */
public class PermissionExistsException extends RuntimeException {

    private final transient ResourceName resource;

    PermissionExistsException(ResourceName resource) {
        super("a user in the list has a permission on " + resource + " already");
        this.resource = resource;
    }

    public ResourceName resource() {
        return resource;
    }
}

package io.github.swremulator.registry;

/** The user has no permission, which was to be changed or taken away. */
public class PermissionNotFoundException extends RuntimeException {

    private final transient ResourceName resource;

    PermissionNotFoundException(ResourceName resource) {
        super("a user in the list has no permission on " + resource);
        this.resource = resource;
    }

    public ResourceName resource() {
        return resource;
    }
}

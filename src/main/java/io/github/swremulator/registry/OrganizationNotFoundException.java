package io.github.swremulator.registry;

/** No organization has this name. */
public class OrganizationNotFoundException extends RuntimeException {

    OrganizationNotFoundException(OrganizationName organization) {
        super("namespace " + organization + " does not exist");
    }
}

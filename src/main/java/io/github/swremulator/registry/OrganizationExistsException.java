package io.github.swremulator.registry;

/** An organization of this name is there already; names are taken for all accounts. */
public class OrganizationExistsException extends RuntimeException {

    OrganizationExistsException(OrganizationName organization) {
        super("namespace " + organization + " exists");
    }
}

package io.github.swremulator.registry;

/** The organization has image repositories, and is not deleted. */
public class OrganizationNotEmptyException extends RuntimeException {

    OrganizationNotEmptyException(OrganizationName organization) {
        super("namespace " + organization + " has image repositories, which must be deleted first");
    }
}

package io.github.swremulator.registry;

/** The organization exists, but no image repository of it has this name. */
public class ImageRepositoryNotFoundException extends RuntimeException {

    ImageRepositoryNotFoundException(OrganizationName organization, RepositoryName repository) {
        super("repository " + organization + "/" + repository + " does not exist");
    }
}

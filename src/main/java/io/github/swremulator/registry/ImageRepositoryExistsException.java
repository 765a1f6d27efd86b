package io.github.swremulator.registry;

/** The organization has an image repository of this name already. */
public class ImageRepositoryExistsException extends RuntimeException {

    ImageRepositoryExistsException(OrganizationName organization, RepositoryName repository) {
        super("repository " + organization + "/" + repository + " exists");
    }
}

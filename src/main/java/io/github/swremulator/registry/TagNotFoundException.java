package io.github.swremulator.registry;

/** The image repository exists, but has no tag of this name. */
public class TagNotFoundException extends RuntimeException {

    TagNotFoundException(OrganizationName organization, RepositoryName repository, TagName tag) {
        super("tag " + organization + "/" + repository + ":" + tag + " does not exist");
    }
}

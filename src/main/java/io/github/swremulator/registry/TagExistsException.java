package io.github.swremulator.registry;

/** A tag of this name is there, and was not to be moved. */
public class TagExistsException extends RuntimeException {

    TagExistsException(OrganizationName organization, RepositoryName repository, TagName tag) {
        super("tag " + organization + "/" + repository + ":" + tag + " exists; with override it would be moved");
    }
}

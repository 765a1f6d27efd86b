package io.github.swremulator.registry;

/** A call is refused, such as for something that does not exist; nothing was changed. The message says why. */
public final class RegistryException extends RuntimeException {

    /** Why a call is refused. */
    public enum Reason {
        ORGANIZATION_NOT_FOUND,
        ORGANIZATION_EXISTS,
        ORGANIZATION_NOT_EMPTY,
        TOO_MANY_ORGANIZATIONS,
        IMAGE_REPOSITORY_NOT_FOUND,
        IMAGE_REPOSITORY_EXISTS,
        TOO_MANY_IMAGE_REPOSITORIES,
        TAG_NOT_FOUND,
        TAG_EXISTS,
        TOO_MANY_TAGS,
        ORGANIZATION_PERMISSION_NOT_FOUND,
        ORGANIZATION_PERMISSION_EXISTS,
        REPOSITORY_PERMISSION_NOT_FOUND,
        REPOSITORY_PERMISSION_EXISTS
    }

    private final Reason reason;

    private RegistryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public static RegistryException noOrganization(OrganizationName name) {
        return new RegistryException(Reason.ORGANIZATION_NOT_FOUND, "namespace " + name + " does not exist");
    }

    static RegistryException organizationExists(OrganizationName name) {
        return new RegistryException(Reason.ORGANIZATION_EXISTS, "namespace " + name + " exists");
    }

    static RegistryException organizationNotEmpty(OrganizationName name) {
        return new RegistryException(
                Reason.ORGANIZATION_NOT_EMPTY,
                "namespace " + name + " has image repositories, which must be deleted first");
    }

    public static RegistryException noImageRepository(OrganizationName organization, RepositoryName name) {
        return new RegistryException(
                Reason.IMAGE_REPOSITORY_NOT_FOUND, "repository " + organization + "/" + name + " does not exist");
    }

    static RegistryException imageRepositoryExists(OrganizationName organization, RepositoryName name) {
        return new RegistryException(
                Reason.IMAGE_REPOSITORY_EXISTS, "repository " + organization + "/" + name + " exists");
    }

    static RegistryException noTag(OrganizationName organization, RepositoryName repository, TagName tag) {
        return new RegistryException(
                Reason.TAG_NOT_FOUND, "tag " + organization + "/" + repository + ":" + tag + " does not exist");
    }

    static RegistryException tagExists(OrganizationName organization, RepositoryName repository, TagName tag) {
        return new RegistryException(
                Reason.TAG_EXISTS,
                "tag " + organization + "/" + repository + ":" + tag + " exists; with override it would be moved");
    }

    static RegistryException noPermission(ResourceName resource) {
        return new RegistryException(
                resource.repository() == null
                        ? Reason.ORGANIZATION_PERMISSION_NOT_FOUND
                        : Reason.REPOSITORY_PERMISSION_NOT_FOUND,
                "a user in the list has no permission on " + resource);
    }

    static RegistryException permissionExists(ResourceName resource) {
        return new RegistryException(
                resource.repository() == null
                        ? Reason.ORGANIZATION_PERMISSION_EXISTS
                        : Reason.REPOSITORY_PERMISSION_EXISTS,
                "a user in the list has a permission on " + resource + " already");
    }

    static RegistryException quotaExceeded(Quota quota) {
        return new RegistryException(
                switch (quota.of()) {
                    case ORGANIZATIONS -> Reason.TOO_MANY_ORGANIZATIONS;
                    case IMAGE_REPOSITORIES -> Reason.TOO_MANY_IMAGE_REPOSITORIES;
                    case TAGS -> Reason.TOO_MANY_TAGS;
                },
                quota.used() + " " + quota.of() + " exist, and the limit is " + quota.limit());
    }
}

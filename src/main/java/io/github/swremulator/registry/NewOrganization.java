package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization to be stored; what is null is not stated.
 *
 * @param organizationId the number that clients are shown
 * @param accountId the account that owns it
 * @param attachments permissions on all of its image repositories, and what else there is
 */
public record NewOrganization(
        OrganizationName name,
        @Nullable Long organizationId,
        @Nullable String accountId,
        @Nullable String creatorName,
        Attachments attachments) {

    /** One of which nothing is stated but its name. */
    public static NewOrganization named(OrganizationName name) {
        return new NewOrganization(name, null, null, null, Attachments.NONE);
    }
}

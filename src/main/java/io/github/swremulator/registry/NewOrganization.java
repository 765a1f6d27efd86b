package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * An organization to be stored; null for what is not specified.
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

    /** With its name only. */
    public static NewOrganization named(OrganizationName name) {
        return new NewOrganization(name, null, null, null, Attachments.NONE);
    }
}

package io.github.swremulator.manage.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.AuthNumber;
import io.github.swremulator.registry.OrganizationView;
import java.util.List;

/**
 * An organization on the wire, the vendor's {@code ShowNamespace} (swr_02_0029, response parameters):
 * {@code {"id":1422,"name":"group","creator_name":"username","auth":7,"access_user_count":1,"repo_count":2}}.
 *
 * @param auth 7 to manage, 3 to edit, 1 to read, 0 where only an image repository of it is shared
 */
@JsonPropertyOrder({"id", "name", "creator_name", "auth", "access_user_count", "repo_count"})
record OrganizationResponse(
        @JsonProperty("id") long id,
        @JsonProperty("name") String name,
        @JsonProperty("creator_name") String creatorName,
        @JsonProperty("auth") int auth,
        @JsonProperty("access_user_count") long accessUserCount,
        @JsonProperty("repo_count") long repoCount) {

    /** All of a list: {@code {"namespaces":[…]}}. */
    record Listing(@JsonProperty("namespaces") List<OrganizationResponse> namespaces) {}

    static OrganizationResponse from(OrganizationView organization) {
        return new OrganizationResponse(
                organization.organizationId(),
                organization.name().value(),
                organization.creatorName() == null ? "" : organization.creatorName(),
                AuthNumber.of(organization.level()),
                organization.users(),
                organization.imageRepositories());
    }
}

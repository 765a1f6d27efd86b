package io.github.swremulator.manage.organization;

import io.github.swremulator.manage.AuthNumber;
import io.github.swremulator.registry.OrganizationView;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An organization, the vendor's {@code ShowNamespace}:
 * {@code {"id":1422,"name":"group","creator_name":"username","auth":7,"access_user_count":1,"repo_count":2}}.
 *
 * @param auth 7 to manage, 3 to edit, 1 to read, 0 if only an image repository of it is shared
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0029.html">Response parameters</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record OrganizationResponse(long id, String name, String creatorName, int auth, long accessUserCount, long repoCount) {

    /** A list: {@code {"namespaces":[…]}}. */
    record Listing(List<OrganizationResponse> namespaces) {}

    static OrganizationResponse from(OrganizationView organization) {
        return new OrganizationResponse(
                organization.organizationId(),
                organization.name().value(),
                Objects.requireNonNullElse(organization.creatorName(), ""),
                AuthNumber.of(organization.level()),
                organization.users(),
                organization.imageRepositories());
    }
}

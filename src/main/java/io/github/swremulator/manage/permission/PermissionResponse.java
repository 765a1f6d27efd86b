package io.github.swremulator.manage.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.manage.AuthNumber;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The permissions on an organization, the vendor's {@code ShowNamespaceAuthResponse}, or on an image repository,
 * {@code ShowUserRepositoryAuthResponse}, which has no {@code creator_name}:
 *
 * <pre>{@code
 * {"id":1422,"name":"test","creator_name":"user01",
 *  "self_auth":{"user_id":"3059e6b5562241fda3fa441cca6f228b","user_name":"user","auth":7},
 *  "others_auths":[{"user_id":"fb3f175c1fd146ab8cdae3272be6107b","user_name":"user01","auth":7}]}
 * }</pre>
 *
 * @param othersAuths all permissions that were granted, the caller's as well
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0045.html">Response parameters</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PermissionResponse(
        long id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String creatorName,
        UserAuth selfAuth,
        List<UserAuth> othersAuths) {

    /** The permission of a user. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UserAuth(String userId, String userName, int auth) {}

    static PermissionResponse from(ResourceName resource, PermissionCatalog.Listing listing, Actor actor) {
        RepositoryName repository = resource.repository();
        return new PermissionResponse(
                listing.number(),
                repository == null ? resource.organization().value() : repository.value(),
                repository == null ? Objects.requireNonNullElse(listing.creatorName(), "") : null,
                new UserAuth(actor.userId(), actor.userName(), AuthNumber.of(listing.own())),
                listing.permissions().stream()
                        .map(user -> new UserAuth(user.userId(), user.userName(), AuthNumber.of(user.level())))
                        .toList());
    }
}

package io.github.swremulator.manage.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.ResourceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an organization, the vendor's {@code ShowNamespaceAuthResponse} (swr_02_0045), or with an image
 * repository, {@code ShowUserRepositoryAuthResponse}, which has no {@code creator_name}:
 *
 * <pre>{@code
 * {"id":1422,"name":"test","creator_name":"user01",
 *  "self_auth":{"user_id":"3059e6b5562241fda3fa441cca6f228b","user_name":"user","auth":7},
 *  "others_auths":[{"user_id":"fb3f175c1fd146ab8cdae3272be6107b","user_name":"user01","auth":7}]}
 * }</pre>
 *
 * @param othersAuths every permission that was given, also to who asks
 */
@JsonPropertyOrder({"id", "name", "creator_name", "self_auth", "others_auths"})
record PermissionResponse(
        @JsonProperty("id") long id,
        @JsonProperty("name") String name,

        @JsonProperty("creator_name") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String creatorName,

        @JsonProperty("self_auth") UserAuth selfAuth,
        @JsonProperty("others_auths") List<UserAuth> othersAuths) {

    static PermissionResponse from(ResourceName resource, PermissionCatalog.Listing listing, Actor actor) {
        String creator = listing.creatorName() == null ? "" : listing.creatorName();
        return new PermissionResponse(
                listing.number(),
                resource.repository() == null
                        ? resource.organization().value()
                        : resource.repository().value(),
                resource.repository() == null ? creator : null,
                UserAuth.from(actor, listing.own()),
                listing.permissions().stream().map(UserAuth::from).toList());
    }
}

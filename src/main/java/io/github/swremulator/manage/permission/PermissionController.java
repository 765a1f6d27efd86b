package io.github.swremulator.manage.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.PermissionCatalog;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.UserPermission;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Shows, grants, changes and revokes permissions on an organization (swr_02_0045, 0042, 0044, 0043) and on an image
 * repository (the vendor's chapter Image Permission Management).
 */
@RestController
class PermissionController {

    private static final String ORGANIZATION = "/v2/manage/namespaces/{namespace}/access";
    private static final String IMAGE_REPOSITORY = "/v2/manage/namespaces/{namespace}/repos/{repository}/access";

    private final PermissionCatalog catalog;

    PermissionController(PermissionCatalog catalog) {
        this.catalog = catalog;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowNamespaceAuth", path = ORGANIZATION)
    PermissionResponse showOfOrganization(SessionName session, ResourceName organization, Actor actor) {
        return PermissionResponse.from(organization, catalog.list(session, organization, actor), actor);
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowUserRepositoryAuth", path = IMAGE_REPOSITORY)
    PermissionResponse showOfImageRepository(SessionName session, ResourceName repository, Actor actor) {
        return PermissionResponse.from(repository, catalog.list(session, repository, actor), actor);
    }

    @Requires(AccessLevel.MANAGE)
    @PostMapping(name = "CreateNamespaceAuth", path = ORGANIZATION)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> grantOnOrganization(SessionName session, ResourceName organization, HttpServletRequest request)
            throws IOException {
        catalog.give(session, organization, permissions(request));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @PostMapping(name = "CreateUserRepositoryAuth", path = IMAGE_REPOSITORY)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> grantOnImageRepository(SessionName session, ResourceName repository, HttpServletRequest request)
            throws IOException {
        catalog.give(session, repository, permissions(request));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @PatchMapping(name = "UpdateNamespaceAuth", path = ORGANIZATION)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> changeOnOrganization(SessionName session, ResourceName organization, HttpServletRequest request)
            throws IOException {
        catalog.change(session, organization, permissions(request));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @PatchMapping(name = "UpdateUserRepositoryAuth", path = IMAGE_REPOSITORY)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> changeOnImageRepository(
            SessionName session, ResourceName repository, HttpServletRequest request) throws IOException {
        catalog.change(session, repository, permissions(request));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteNamespaceAuth", path = ORGANIZATION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeOnOrganization(SessionName session, ResourceName organization, HttpServletRequest request)
            throws IOException {
        catalog.take(session, organization, userIds(request));
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteUserRepositoryAuth", path = IMAGE_REPOSITORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeOnImageRepository(SessionName session, ResourceName repository, HttpServletRequest request)
            throws IOException {
        catalog.take(session, repository, userIds(request));
    }

    /** Body: {@code [{"user_id":"fb3f175c1fd146ab8cdae3272be6107b","user_name":"user01","auth":7}]}. */
    private static List<UserPermission> permissions(HttpServletRequest request) throws IOException {
        List<UserPermission> permissions = JsonBody.readList(request, PermissionResponse.UserAuth[].class).stream()
                .map(PermissionController::permission)
                .toList();
        return requireDistinct(permissions, UserPermission::userId);
    }

    private static UserPermission permission(PermissionResponse.UserAuth user) {
        AccessLevel level = AccessLevel.ofNumber(user.auth())
                .orElseThrow(() -> new InvalidParameterException(
                        SwrErrorCode.INVALID_PERMISSIONS, "auth must be one of [7, 3, 1]"));
        try {
            return new UserPermission(user.userId(), user.userName(), level);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_USERNAME, String.valueOf(e.getMessage()));
        }
    }

    /** Body: {@code ["fb3f175c1fd146ab8cdae3272be6107b"]}. */
    private static List<String> userIds(HttpServletRequest request) throws IOException {
        List<JsonNode> userIds = JsonBody.readList(request, JsonNode[].class);
        if (!userIds.stream().allMatch(JsonNode::isString)) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_BODY, "expected a list of strings");
        }
        return requireDistinct(userIds.stream().map(JsonNode::stringValue).toList(), userId -> userId);
    }

    private static <T> List<T> requireDistinct(List<T> list, Function<T, String> userId) {
        if (list.stream().map(userId).distinct().count() < list.size()) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_PERMISSIONS, "the list must have each user once");
        }
        return list;
    }

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
     * @param othersAuths all permissions that were granted: on an organization the caller's as well, which Terraform's provider
     *     leaves out itself; on an image repository those of others
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0045.html">Response parameters</a>
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record PermissionResponse(
            long id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String creatorName,

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
                    new UserAuth(actor.userId(), actor.userName(), AccessLevel.numberOf(listing.own())),
                    listing.permissions().stream()
                            .filter(user -> repository == null || !user.userId().equals(actor.userId()))
                            .map(user ->
                                    new UserAuth(user.userId(), user.userName(), AccessLevel.numberOf(user.level())))
                            .toList());
        }
    }
}

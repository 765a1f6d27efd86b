package io.github.swremulator.seed;

import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Text;
import io.github.swremulator.document.Whole;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.UserPermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An organization in a document, without its image repositories: {@code {"creator_name":"ann"}}, or {@code {}}. */
@JsonNaming(SnakeCaseStrategy.class)
record OrganizationDocument(
        @Whole(max = Integer.MAX_VALUE) @Nullable Long id,
        @Text(max = 255, orNumber = true) @Nullable String domainId,
        @Text(max = 255, orNumber = true) @Nullable String creatorName,
        @Nullable List<Permission> permissions) {

    NewOrganization toNewOrganization(OrganizationName name) {
        return new NewOrganization(
                name,
                id,
                domainId,
                creatorName,
                attachments("permissions", permissions == null ? List.of() : permissions));
    }

    /** A permission, as SWR's API writes it: {@code {"user_id":"u1","user_name":"ann","auth":7}}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Permission(
            @Text(max = 255, orNumber = true, blank = false) String userId,
            @Text(max = 255, orNumber = true, blank = false) String userName,
            @Whole(min = 1, max = 7) long auth) {

        Permission {
            level(auth);
        }
    }

    private static AccessLevel level(long auth) {
        return AccessLevel.ofNumber(auth)
                .orElseThrow(() -> new InvalidFieldException("auth", "must be 7 (manage), 3 (edit) or 1 (read)"));
    }

    /** @throws InvalidFieldException if a permission is null, or two are of the same user */
    static Attachments attachments(String path, List<Permission> permissions) {
        Set<String> users = new HashSet<>();
        for (int i = 0; i < permissions.size(); i++) {
            String item = path + "[" + i + "]";
            if (permissions.get(i) == null) {
                throw new InvalidFieldException(item, "must be an object");
            }
            if (!users.add(permissions.get(i).userId())) {
                throw new InvalidFieldException(item + ".user_id", "must be unique in the list");
            }
        }
        return Attachments.NONE.with(
                UserPermission.class,
                permissions.stream()
                        .map(one -> new UserPermission(one.userId(), one.userName(), level(one.auth())))
                        .toList());
    }
}

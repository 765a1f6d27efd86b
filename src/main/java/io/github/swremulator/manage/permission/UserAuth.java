package io.github.swremulator.manage.permission;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.AuthNumber;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.UserPermission;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do, the vendor's {@code UserAuth} (swr_02_0042):
 * {@code {"user_id":"fb3f175c1fd146ab8cdae3272be6107b","user_name":"user01","auth":7}}.
 */
@JsonPropertyOrder({"user_id", "user_name", "auth"})
record UserAuth(
        @JsonProperty("user_id") String userId,
        @JsonProperty("user_name") String userName,
        @JsonProperty("auth") int auth) {

    static UserAuth from(UserPermission permission) {
        return new UserAuth(permission.userId(), permission.userName(), AuthNumber.of(permission.level()));
    }

    static UserAuth from(Actor actor, @Nullable AccessLevel level) {
        return new UserAuth(actor.userId(), actor.userName(), AuthNumber.of(level));
    }

    /** @throws InvalidParameterException when one of the three is not there, or breaks its rule */
    static UserPermission read(JsonBody body) {
        String userId = body.text("user_id");
        String userName = body.text("user_name");
        AccessLevel level = AuthNumber.level(body.number("auth", SwrErrorCode.INVALID_PERMISSIONS));
        try {
            return new UserPermission(userId, userName, level);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_USERNAME, String.valueOf(e.getMessage()));
        }
    }
}

package io.github.swremulator.manage.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a Docker client keeps of a login, the vendor's {@code CreateSecretResponse} (swr_02_0052), by the registry's host:
 * {@code {"auths":{"swr.xxx":{"auth":"Y24tbm9ydGg…"}}}}.
 */
record LoginResponse(@JsonProperty("auths") Map<String, AuthInfo> auths) {

    /** {@code {"auth":"Y24tbm9ydGg…"}}. */
    record AuthInfo(@JsonProperty("auth") String auth) {

        /** Keeps the password out of logs, in which the framework shows what it writes. */
        @Override
        public String toString() {
            return "login";
        }
    }

    static LoginResponse from(Login login, String registryHost) {
        return new LoginResponse(Map.of(registryHost, new AuthInfo(login.basic())));
    }
}

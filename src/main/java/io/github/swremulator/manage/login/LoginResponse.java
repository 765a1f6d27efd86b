package io.github.swremulator.manage.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The entry of a Docker client's configuration, by the registry's host, the vendor's {@code CreateSecretResponse}:
 * {@code {"auths":{"swr.xxx":{"auth":"Y24tbm9ydGg…"}}}}.
 *
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0052.html">Response parameters</a>
 */
record LoginResponse(Map<String, AuthInfo> auths) {

    /** User and password, as HTTP's Basic scheme encodes them. */
    record AuthInfo(String auth) {

        /** Keeps the password out of logs, in which the framework shows what it writes. */
        @Override
        public String toString() {
            return "login";
        }
    }

    static LoginResponse of(String registryHost, String user, String password) {
        String auth = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new LoginResponse(Map.of(registryHost, new AuthInfo(auth)));
    }
}

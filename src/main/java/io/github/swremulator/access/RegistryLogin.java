package io.github.swremulator.access;

/**
 * What a Docker client logs in with at the registry.
 *
 * @param accessKey after the project's name and an {@code @} the user's name
 * @param password the hexadecimal HMAC-SHA256 of the access key by its secret key (usermanual-swr, swr_01_1000)
 */
public record RegistryLogin(String accessKey, String password) {

    static RegistryLogin of(String accessKey, String secretKey) {
        return new RegistryLogin(accessKey, Sha256.hmac(secretKey, accessKey));
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return accessKey;
    }
}

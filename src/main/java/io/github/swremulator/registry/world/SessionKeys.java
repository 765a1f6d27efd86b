package io.github.swremulator.registry.world;

/**
 * The credentials of a session: a call that shows one of them belongs to it.
 *
 * @param accessKey of signatures, unlike that of any other session
 * @param secretKey of signatures
 * @param token for {@code X-Auth-Token}, unlike that of any other session
 */
public record SessionKeys(String accessKey, String secretKey, String token) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "keys of " + accessKey;
    }
}

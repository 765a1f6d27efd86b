package io.github.swremulator.distribution;

import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.Digest;
import java.util.Map;

/** Reads the digests of requests. */
final class Digests {

    static final String HEADER = "Docker-Content-Digest";

    private Digests() {}

    /** @throws RegistryRefusal when it is none */
    static Digest parse(String digest) {
        try {
            return new Digest(digest);
        } catch (IllegalArgumentException e) {
            throw new RegistryRefusal(
                    OciErrorCode.DIGEST_INVALID, Map.of("digest", digest, "reason", "it " + e.getMessage()));
        }
    }
}

package io.github.swremulator.control.session;

import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.Strictness;
import io.github.swremulator.registry.world.SessionName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A session to open: {@code {"name":"checkout-42","seed":"group/app: [v1]"}}, or nothing.
 *
 * @param name given out where it is not said
 * @param seed as {@link SessionSeed} reads it, or null for that of the default session
 */
record SessionRequest(@Nullable SessionName name, @Nullable SessionSeed seed) {

    private static final DocumentMapper JSON =
            new DocumentMapper(Strictness.BODY).with(SessionName.class, SessionName::new);

    /** The fields of the body. */
    private record Body(
            @Nullable SessionName name, @Nullable JsonNode seed) {}

    static SessionRequest read(byte[] content) {
        if (content.length == 0) {
            return new SessionRequest(null, null);
        }
        Body body = JSON.read(content, Body.class);
        return new SessionRequest(
                body.name(), body.seed() == null || body.seed().isNull() ? null : SessionSeed.of(body.seed(), content));
    }
}

package io.github.swremulator.control.session;

import io.github.swremulator.control.json.RefusedException;
import io.github.swremulator.control.json.StrictJson;
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

    /** The body's members as they are. */
    private record Body(@Nullable String name, @Nullable JsonNode seed) {}

    static SessionRequest read(byte[] content) {
        if (content.length == 0) {
            return new SessionRequest(null, null);
        }
        Body body = StrictJson.value(StrictJson.tree(content), Body.class, "");
        return new SessionRequest(
                body.name() == null ? null : name(body.name()),
                body.seed() == null || body.seed().isNull() ? null : SessionSeed.of(body.seed(), content));
    }

    private static SessionName name(String name) {
        try {
            return new SessionName(name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("name: " + e.getMessage());
        }
    }
}

package io.github.swremulator.registry.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param id never used twice, unlike the name
 * @param keys null for {@link SessionName#DEFAULT}, which needs none
 * @param usedAt when it was last used, as far as that was recorded
 */
public record SessionView(
        long id, SessionName name, @Nullable SessionKeys keys, Instant openedAt, Instant usedAt) {}

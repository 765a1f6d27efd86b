package io.github.swremulator.control.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A session, and how calls belong to it:
 *
 * <pre>{@code
 * {"name":"checkout-42","base_url":"http://localhost:8080/_session/checkout-42","access_key":"EMUSESABCDEFGH234567",
 *  "secret_key":"…","token":"session-…","opened_at":"2026-01-01T00:00:00Z","used_at":"2026-01-01T00:00:00Z"}
 * }</pre>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SessionResponse(
        String name,
        String baseUrl,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String token,
        Instant openedAt,
        Instant usedAt) {

    /** @param request shows by which host the emulator is called */
    static SessionResponse of(Session session, Instant usedAt, HttpServletRequest request) {
        Keys keys = session.keys();
        return new SessionResponse(
                session.name().value(),
                request.getScheme() + "://" + request.getHeader("Host") + "/_session/" + session.name(),
                keys == null ? null : keys.accessKey(),
                keys == null ? null : keys.secretKey(),
                keys == null ? null : keys.token(),
                session.openedAt(),
                usedAt);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "session " + name;
    }
}

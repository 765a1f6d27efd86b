package io.github.swremulator.control.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session, and how calls belong to it:
 *
 * <pre>{@code
 * {"name":"checkout-42","base_url":"http://localhost:8080/_session/checkout-42","access_key":"EMUSESABCDEFGH234567",
 *  "secret_key":"…","token":"session-…","opened_at":"2026-01-01T00:00:00Z","used_at":"2026-01-01T00:00:00Z"}
 * }</pre>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionResponse(
        @JsonProperty("name") String name,
        @JsonProperty("base_url") String baseUrl,
        @JsonProperty("access_key") @Nullable String accessKey,
        @JsonProperty("secret_key") @Nullable String secretKey,
        @JsonProperty("token") @Nullable String token,
        @JsonProperty("opened_at") Instant openedAt,
        @JsonProperty("used_at") Instant usedAt) {

    /** @param request by which host the emulator is called */
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

package io.github.swremulator.control.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.SentHost;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.access.SessionCredential;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.gateway.ClientConnection;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.seed.SeedDocuments;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Opens, shows and closes sessions. */
@RestController
@RequestMapping(SessionController.PATH)
class SessionController {

    static final String PATH = "/_emulator/sessions";

    private final CatalogStore store;
    private final Sessions sessions;
    private final PerSession.Memories memories;
    private final IdleSessions idle;
    private final SeedDocuments documents;
    private final int max;

    SessionController(
            CatalogStore store,
            Sessions sessions,
            PerSession.Memories memories,
            IdleSessions idle,
            SeedDocuments documents,
            IdleSessions.Settings settings) {
        this.store = store;
        this.sessions = sessions;
        this.memories = memories;
        this.idle = idle;
        this.documents = documents;
        this.max = settings.max();
    }

    @GetMapping
    List<SessionResponse> list(HttpServletRequest request) {
        return sessions.list().stream()
                .map(session -> response(session, request))
                .toList();
    }

    /** Reads the bytes, since curl calls them a form by default, whose fields Spring would encode again. */
    @PostMapping
    ResponseEntity<SessionResponse> open(HttpServletRequest request) throws IOException {
        SessionRequest body = SessionRequest.read(request.getInputStream().readAllBytes());
        SessionRequest.Seed seed = body.seed();
        Session opened = seed == null
                ? open(body.name(), null)
                : seed.apply(documents, content -> open(body.name(), content), () -> ClientConnection.isGone(request));
        return ResponseEntity.created(URI.create(SentPath.prefix(request) + PATH + "/" + opened.name()))
                .body(response(opened, request));
    }

    private Session open(@Nullable SessionName name, @Nullable Consumer<CatalogVisitor> seed) {
        SessionName given = name == null ? unusedName() : name;
        if (given.equals(SessionName.DEFAULT)) {
            throw WorldException.sessionExists(given);
        }
        SessionCredential random = SessionCredential.random();
        Keys keys = new Keys(random.accessKey(), random.secretKey(), random.token());
        return store.open(given, keys, seed, max, IdleSessions.now());
    }

    private SessionName unusedName() {
        return ThreadLocalRandom.current()
                .ints()
                .mapToObj(n -> new SessionName("session-" + HexFormat.of().toHexDigits(n)))
                .filter(name -> sessions.find(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/{name}")
    SessionResponse show(@PathVariable String name, HttpServletRequest request) {
        return response(find(name), request);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String name) {
        Session session = find(name);
        if (session.name().equals(SessionName.DEFAULT)) {
            throw new RefusedException(HttpStatus.CONFLICT, "the default session cannot be closed");
        }
        sessions.delete(session.name());
        memories.close(session.id());
    }

    private Session find(String name) {
        try {
            SessionName valid = new SessionName(name);
            return sessions.find(valid).orElseThrow(() -> WorldException.noSession(valid));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "no such session: its name " + e.getMessage());
        }
    }

    private SessionResponse response(Session session, HttpServletRequest request) {
        return SessionResponse.of(session, idle.usedAt(session), request);
    }

    /**
     * A session, and the ways to call it:
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

        static SessionResponse of(Session session, Instant usedAt, HttpServletRequest request) {
            Keys keys = session.keys();
            return new SessionResponse(
                    session.name().value(),
                    SentHost.of(request).url() + "/_session/" + session.name(),
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
}

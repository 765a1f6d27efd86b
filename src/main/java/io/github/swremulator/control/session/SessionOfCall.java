package io.github.swremulator.control.session;

import io.github.swremulator.access.SessionCredential;
import io.github.swremulator.access.SessionCredentials;
import io.github.swremulator.access.SessionLookup;
import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.gateway.CallSessions;
import io.github.swremulator.manage.SessionArgument;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import io.github.swremulator.registry.world.WorldException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the session of a call: that of its base URL, or else of its header, or else of its credential. */
@Component
class SessionOfCall implements CallSessions, SessionLookup {

    static final String HEADER = "X-Emulator-Session";

    private final Sessions sessions;
    private final SessionMemories memories;
    private final IdleSessions idle;
    private final ControlGuard guard;

    SessionOfCall(Sessions sessions, SessionMemories memories, IdleSessions idle, ControlGuard guard) {
        this.sessions = sessions;
        this.memories = memories;
        this.idle = idle;
        this.guard = guard;
    }

    @Override
    public boolean areEnabled() {
        return guard.isEnabled();
    }

    @Override
    public @Nullable String enter(HttpServletRequest request, @Nullable String named) {
        String name = named == null ? request.getHeader(HEADER) : named;
        String refusal = name == null ? enterByCredential(request) : enterByName(request, name);
        if (refusal != null) {
            UnknownSession.put(refusal, request);
        }
        return refusal;
    }

    private @Nullable String enterByName(HttpServletRequest request, String named) {
        SessionName name;
        try {
            name = new SessionName(named);
        } catch (IllegalArgumentException e) {
            return "there is no such session: " + e.getMessage();
        }
        if (name.equals(SessionName.DEFAULT)) {
            return null;
        }
        return enter(
                request,
                sessions.find(name),
                String.valueOf(WorldException.noSession(name).getMessage()));
    }

    private @Nullable String enterByCredential(HttpServletRequest request) {
        String token = SessionCredentials.token(request);
        if (token != null) {
            return enter(request, sessions.findByToken(token), "the session of this token does not exist");
        }
        String accessKey = SessionCredentials.accessKey(request);
        return accessKey == null
                ? null
                : enter(
                        request,
                        sessions.findByAccessKey(accessKey),
                        "the session of access key " + accessKey + " does not exist");
    }

    private @Nullable String enter(ServletRequest request, Optional<Session> found, String refusal) {
        if (found.isEmpty()) {
            return refusal;
        }
        Session session = found.get();
        request.setAttribute(SessionArgument.ATTRIBUTE, session.name());
        SessionCredential credential = credential(session.keys());
        if (credential != null) {
            credential.put(request);
        }
        idle.begin(session.name());
        memories.enter(session.id());
        return null;
    }

    @Override
    public void leave(HttpServletRequest request) {
        SessionName name = SessionArgument.of(request);
        if (!name.equals(SessionName.DEFAULT)) {
            idle.end(name);
        }
        memories.leave();
    }

    @Override
    public @Nullable SessionCredential byAccessKey(String accessKey) {
        return sessions.findByAccessKey(accessKey)
                .map(session -> credential(session.keys()))
                .orElse(null);
    }

    @Override
    public @Nullable SessionCredential byToken(String token) {
        return sessions.findByToken(token)
                .map(session -> credential(session.keys()))
                .orElse(null);
    }

    private static @Nullable SessionCredential credential(@Nullable Keys keys) {
        return keys == null ? null : new SessionCredential(keys.accessKey(), keys.secretKey(), keys.token());
    }
}

package io.github.swremulator.control.session;

import io.github.swremulator.access.SessionCredential;
import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.gateway.CallSessions;
import io.github.swremulator.manage.SessionAttribute;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Sessions.Keys;
import io.github.swremulator.registry.world.Sessions.Session;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the session of a call by its base URL, else by its header, else by its credential. */
@Component
public class SessionResolver implements CallSessions, SessionCredential.Lookup {

    static final String HEADER = "X-Emulator-Session";

    private static final String REFUSAL = SessionResolver.class.getName();

    private final Sessions sessions;
    private final PerSession.Memories memories;
    private final IdleSessions idle;
    private final ControlGuard guard;

    SessionResolver(Sessions sessions, PerSession.Memories memories, IdleSessions idle, ControlGuard guard) {
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
            request.setAttribute(REFUSAL, refusal);
        }
        return refusal;
    }

    private @Nullable String enterByName(HttpServletRequest request, String named) {
        try {
            SessionName name = new SessionName(named);
            return name.equals(SessionName.DEFAULT)
                    ? null
                    : enter(request, sessions.find(name), "session " + name + " does not exist");
        } catch (IllegalArgumentException e) {
            return "no such session: its name " + e.getMessage();
        }
    }

    private @Nullable String enterByCredential(HttpServletRequest request) {
        String token = SessionCredential.token(request);
        if (token != null) {
            return enter(request, sessions.findByToken(token), "the session of this token does not exist");
        }
        String accessKey = SessionCredential.accessKey(request);
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
        SessionAttribute.set(request, session.name());
        SessionCredential credential = credential(session);
        if (credential != null) {
            credential.put(request);
        }
        idle.begin(session.name());
        memories.enter(session.id());
        return null;
    }

    /** Refuses a request to the control API whose session does not exist; called once the guard lets it pass. */
    public static void check(ServletRequest request) {
        if (request.getAttribute(REFUSAL) instanceof String detail) {
            throw new RefusedException(HttpStatus.NOT_FOUND, detail);
        }
    }

    @Override
    public void leave(HttpServletRequest request) {
        SessionName name = SessionAttribute.of(request);
        if (!name.equals(SessionName.DEFAULT)) {
            idle.end(name);
        }
        memories.leave();
    }

    @Override
    public @Nullable SessionCredential find(String accessKeyOrToken) {
        Optional<Session> found = SessionCredential.isToken(accessKeyOrToken)
                ? sessions.findByToken(accessKeyOrToken)
                : sessions.findByAccessKey(accessKeyOrToken);
        return found.map(SessionResolver::credential).orElse(null);
    }

    private static @Nullable SessionCredential credential(Session session) {
        Keys keys = session.keys();
        return keys == null ? null : new SessionCredential(keys.accessKey(), keys.secretKey(), keys.token());
    }
}

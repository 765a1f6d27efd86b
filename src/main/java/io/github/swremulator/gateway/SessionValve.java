package io.github.swremulator.gateway;

import io.github.swremulator.access.PathPrefix;
import io.github.swremulator.access.UnknownSessionReply;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the session of a call before anybody else looks at it, so that all see the path that it has in its session. Where
 * there is no such session nobody else sees the call, but for the emulator's own paths: their guard comes first.
 */
class SessionValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(SessionValve.class);

    private final Supplier<CallSessions> sessions;
    private final OwnPaths own;
    private final List<UnknownSessionReply> replies;

    /** @param sessions asked late, since they are in the database */
    SessionValve(Supplier<CallSessions> sessions, OwnPaths own, List<UnknownSessionReply> replies) {
        super(true);
        this.sessions = sessions;
        this.own = own;
        this.replies = replies;
    }

    /** A broken request line leaves no path behind. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String sent = request.getRequestURI();
        CallSessions known = sessions.get();
        SessionPath below = sent == null ? null : pathWithin(known, sent);
        // What Tomcat has refused already is answered by the gateway's own valve.
        if (sent == null || response.isError() || (below == null && !known.has(sent))) {
            getNext().invoke(request, response);
            return;
        }
        if (below != null) {
            strip(below, request);
        }
        try {
            enter(known, below == null ? null : below.name(), request, response);
        } finally {
            known.leave(request);
        }
    }

    private static @Nullable SessionPath pathWithin(CallSessions sessions, String sent) {
        SessionPath below = SessionPath.parse(sent);
        return below != null && sessions.has(below.path()) ? below : null;
    }

    private void enter(CallSessions known, @Nullable String named, Request request, Response response)
            throws IOException, ServletException {
        String refusal;
        try {
            refusal = known.enter(request, named);
        } catch (RuntimeException e) {
            log.error("the session of request {} was not found", RequestId.of(request), e);
            GatewayErrors.write(GatewayErrorCode.BACKEND_FAILED, request, response);
            return;
        }
        if (refusal == null || own.has(request)) {
            getNext().invoke(request, response);
        } else {
            refuse(refusal, request, response);
        }
    }

    private void refuse(String refusal, Request request, Response response) throws IOException {
        log.debug("request {} was refused: {}", RequestId.of(request), refusal);
        for (UnknownSessionReply reply : replies) {
            if (reply.isFor(request)) {
                response.setHeader(RequestId.HEADER, RequestId.of(request));
                reply.write(refusal, response);
                return;
            }
        }
        GatewayErrors.write(GatewayErrorCode.UNKNOWN_API, refusal, request, response);
    }

    /** Also where Tomcat keeps the path decoded; a name that is one has nothing to decode. */
    private static void strip(SessionPath below, Request request) {
        PathPrefix.put(below.prefix(), request);
        request.getCoyoteRequest().requestURI().setString(below.path());
        for (MessageBytes decoded : List.of(
                request.getCoyoteRequest().decodedURI(),
                request.getMappingData().requestPath,
                request.getMappingData().wrapperPath)) {
            String path = decoded.toString();
            if (path != null && path.startsWith(below.prefix() + "/")) {
                decoded.setString(path.substring(below.prefix().length()));
            }
        }
    }
}

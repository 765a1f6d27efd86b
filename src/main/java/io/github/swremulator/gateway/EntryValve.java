package io.github.swremulator.gateway;

import io.github.swremulator.access.IamError;
import io.github.swremulator.access.SentPath;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * The first to read a request's path. It removes a session's base URL, {@code /_session/name}, reads a leading {@code //} as
 * {@code /}, finds the {@link RequestArea} and enters the session, so that all later valves and filters see the path
 * that the real service would see. A request whose session does not exist ends here, except in the control API, whose guard
 * comes first.
 */
class EntryValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(EntryValve.class);

    private static final String SESSION_ROOT = "/_session/";

    /** The name, still encoded, and the path after it. */
    private static final Pattern IN_SESSION = Pattern.compile(SESSION_ROOT + "([^/]*)(/.*)");

    /** Clients whose endpoint ends with a slash send it. Other paths with a leading // stay unknown routes. */
    private static final Pattern DOUBLE_SLASH = Pattern.compile("//(?:v[23](?:/.*)?)?");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Supplier<CallSessions> sessions;

    /** @param sessions supplied late, since they need the database */
    EntryValve(Supplier<CallSessions> sessions) {
        super(true);
        this.sessions = sessions;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        encode(request.getCoyoteRequest().requestURI());
        encode(request.getCoyoteRequest().queryString());
        CallSessions known = sessions.get();
        // The response is an error when Tomcat has already refused the request; a malformed request line has no URI.
        boolean isReadable = request.getRequestURI() != null && !response.isError();
        String named = isReadable && known.areEnabled() ? removeBaseUrl(request) : null;
        if (isReadable) {
            removeDoubleSlash(request);
            markName(request);
        }
        if (!isReadable || !known.areEnabled() || RequestArea.of(request) == RequestArea.PROBE) {
            getNext().invoke(request, response);
            return;
        }
        try {
            enter(known, named, request, response);
        } finally {
            known.leave(request);
        }
    }

    /** Encodes bytes beyond ASCII, which a client may send as they are. */
    private static void encode(MessageBytes part) {
        if (part.getType() != MessageBytes.T_BYTES) {
            return;
        }
        ByteChunk bytes = part.getByteChunk();
        boolean isAscii = true;
        for (int n = bytes.getStart(); n < bytes.getEnd(); n++) {
            isAscii &= bytes.getBuffer()[n] >= 0;
        }
        if (!isAscii) {
            StringBuilder encoded = new StringBuilder();
            for (int n = bytes.getStart(); n < bytes.getEnd(); n++) {
                byte next = bytes.getBuffer()[n];
                if (next >= 0) {
                    encoded.append((char) next);
                } else {
                    encoded.append('%').append(HEX.toHexDigits(next));
                }
            }
            part.setString(encoded.toString());
        }
    }

    /** Returns the session's name, or null when the path is not below a base URL; probes belong to no session. */
    private static @Nullable String removeBaseUrl(Request request) {
        String sent = request.getRequestURI();
        if (!sent.startsWith(SESSION_ROOT)) {
            return null;
        }
        Matcher path = IN_SESSION.matcher(sent);
        if (!path.matches() || RequestArea.ofPath(path.group(2)) == RequestArea.PROBE) {
            return null;
        }
        String prefix = sent.substring(0, path.start(2));
        SentPath.putPrefix(prefix, request);
        request.getCoyoteRequest().requestURI().setString(path.group(2));
        // Tomcat also keeps the path decoded; a valid name has nothing to decode.
        for (MessageBytes decoded : List.of(
                request.getCoyoteRequest().decodedURI(),
                request.getMappingData().requestPath,
                request.getMappingData().wrapperPath)) {
            String known = decoded.toString();
            if (known != null && known.startsWith(prefix + "/")) {
                decoded.setString(known.substring(prefix.length()));
            }
        }
        return path.group(1);
    }

    private static void removeDoubleSlash(Request request) {
        String path = request.getRequestURI();
        if (path.startsWith("//") && DOUBLE_SLASH.matcher(path).matches()) {
            SentPath.put(path, request);
            request.getCoyoteRequest().requestURI().setString(path.substring(1));
        }
    }

    /** In the registry, a name has slashes and any number of parts. */
    private static void markName(Request request) {
        if (RequestArea.of(request) == RequestArea.REGISTRY) {
            String path = request.getRequestURI();
            String marked = RegistryPath.withMarkedName(path);
            if (!marked.equals(path)) {
                SentPath.put(SentPath.of(request), request);
                request.getCoyoteRequest().requestURI().setString(marked);
            }
        }
    }

    private void enter(CallSessions known, @Nullable String named, Request request, Response response)
            throws IOException, ServletException {
        String refusal;
        try {
            refusal = known.enter(request, named);
        } catch (RuntimeException e) {
            FailureLog.failed(log, "the session of request " + RequestId.of(request) + " could not be looked up", e);
            GatewayErrorValve.write(GatewayErrorCode.BACKEND_FAILED, true, request, response);
            return;
        }
        if (refusal == null || !RequestArea.of(request).isEmulated()) {
            getNext().invoke(request, response);
            return;
        }
        log.debug("request {} was refused: {}", RequestId.of(request), refusal);
        if (RequestArea.of(request) == RequestArea.IAM) {
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            IamError.write(HttpStatus.NOT_FOUND, refusal, response);
        } else {
            GatewayErrorCode.UNKNOWN_API.write(refusal, request, response);
        }
    }
}

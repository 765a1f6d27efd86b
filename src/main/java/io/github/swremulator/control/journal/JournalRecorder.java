package io.github.swremulator.control.journal;

import com.github.benmanes.caffeine.cache.Interner;
import io.github.swremulator.control.OperationResolver;
import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.fault.FaultFilter;
import io.github.swremulator.gateway.ExchangeListener;
import io.github.swremulator.gateway.ExchangeListener.Reply;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.gateway.SelfCalls;
import io.github.swremulator.manage.SwrErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records the requests to the emulated API. */
@Component
class JournalRecorder implements ExchangeListener {

    private static final String RECEIVED = JournalRecorder.class.getName();
    private static final int MAX_HEADER_LENGTH = 256;

    /** The headers that identify a client. */
    private static final List<String> SHOWN = List.of(
            "Host",
            "User-Agent",
            "Accept",
            "Content-Type",
            "Content-Length",
            "X-Sdk-Date",
            "X-Project-Id",
            "X-Emulator-Fault");

    private static final List<String> SECRET =
            List.of("Authorization", "X-Auth-Token", "X-Security-Token", "Cookie", "Proxy-Authorization");

    private final Journal journal;
    private final OperationResolver operations;
    private final SelfCalls selfCalls;
    private final Clock clock;
    /** Clients repeat themselves: the same headers and paths are kept once for all entries. */
    private final Interner<Map<String, String>> headers = Interner.newWeakInterner();

    private final Interner<String> paths = Interner.newWeakInterner();

    JournalRecorder(Journal journal, OperationResolver operations, SelfCalls selfCalls, Clock clock) {
        this.journal = journal;
        this.operations = operations;
        this.selfCalls = selfCalls;
        this.clock = clock;
    }

    @Override
    public void received(HttpServletRequest request) {
        if (journal.isOn() && RequestArea.of(request).isEmulated()) {
            request.setAttribute(RECEIVED, clock.instant());
        }
    }

    @Override
    public void answered(HttpServletRequest request, Reply reply) {
        if (request.getAttribute(RECEIVED) instanceof Instant time) {
            JournalEntry entry = entry(time, operations.of(request), request, reply);
            // Made all the same, so that the first call of a client is not slower.
            if (!selfCalls.include(request)) {
                journal.add(entry);
            }
        }
    }

    private JournalEntry entry(Instant time, Call call, HttpServletRequest request, Reply reply) {
        return new JournalEntry(
                call.requestId(),
                time,
                call.method(),
                paths.intern(call.sentPath()),
                paths.intern(call.path()),
                call.query(),
                call.operation(),
                call.namespace(),
                call.repository(),
                call.credential(),
                client(call.credential(), request),
                headers.intern(headers(request)),
                reply.status(),
                errorCode(request),
                reply.bodyBytes(),
                reply.contentRange(),
                FaultFilter.ruleOf(request),
                reply.aborted(),
                TimeUnit.NANOSECONDS.toMicros(reply.nanos()));
    }

    static String client(@Nullable String credential, HttpServletRequest request) {
        // Tomcat has no address for a connection that it has closed, such as during a shutdown.
        return credential != null ? credential : Objects.requireNonNullElse(request.getRemoteAddr(), "");
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : SHOWN) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, shortened(value));
            }
        }
        for (String name : SECRET) {
            if (request.getHeader(name) != null) {
                headers.put(name, "(redacted)");
            }
        }
        return headers;
    }

    private static String shortened(String value) {
        return value.length() <= MAX_HEADER_LENGTH ? value : value.substring(0, MAX_HEADER_LENGTH) + "…";
    }

    private static @Nullable String errorCode(HttpServletRequest request) {
        return Stream.of(SwrErrors.codeOf(request), OciErrorCode.codeOf(request), GatewayErrorCode.codeOf(request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

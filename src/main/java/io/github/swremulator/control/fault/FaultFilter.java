package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Call;
import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.json.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Does to the calls of the emulated API what the rules, or a header of the call itself, say. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class FaultFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Emulator-Fault";

    private final Faults faults;
    private final Calls calls;
    private final Clock clock;
    private final Pause pause;
    private final boolean isHeaderHeard;
    private final JsonMapper json;

    FaultFilter(
            Faults faults,
            Calls calls,
            Clock clock,
            Pause pause,
            JsonMapper json,
            @Value("${swr.control.enabled:true}") boolean isHeaderHeard) {
        this.faults = faults;
        this.calls = calls;
        this.clock = clock;
        this.pause = pause;
        this.json = json;
        this.isHeaderHeard = isHeaderHeard;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (faults.active().isEmpty() && header(request) == null) || !Calls.isToTheApi(request);
    }

    private @Nullable String header(HttpServletRequest request) {
        return isHeaderHeard ? request.getHeader(HEADER) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<ActiveFault> ofOneCall;
        try {
            ofOneCall = ofOneCall(header(request));
        } catch (RefusedException e) {
            refuse(e, response);
            return;
        }
        Call call = calls.of(request);
        Action action = decide(ofOneCall, call, request);
        if (action == null) {
            action = decide(faults.active(), call, request);
        }
        if (action == null) {
            chain.doFilter(request, response);
        } else {
            action.perform(call, request, response, chain);
        }
    }

    private List<ActiveFault> ofOneCall(@Nullable String header) {
        return header == null ? List.of() : List.of(faults.ofOneCall(HEADER, FaultReader.readOneCall(header)));
    }

    /** The action of the first rule that has one for this call; the delays before it are over. */
    private @Nullable Action decide(List<ActiveFault> rules, Call call, HttpServletRequest request) throws IOException {
        for (ActiveFault rule : rules) {
            long n = rule.decide(call, clock.instant());
            if (n > 0) {
                FaultDecisions.add(rule.id(), request);
                pause.hold(rule.delay(n));
                if (rule.action() != null) {
                    return rule.action();
                }
            }
        }
        return null;
    }

    private void refuse(RefusedException refused, HttpServletResponse response) throws IOException {
        refused.getBody().setDetail(HEADER + ": " + refused.detail());
        response.setStatus(refused.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(refused.getBody()));
    }
}

package io.github.swremulator.control.fault;

import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.control.Problem;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.call.Call;
import io.github.swremulator.control.call.Calls;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.gateway.FilterOrder;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.manage.SessionArgument;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Does to the calls of the emulated API what the rules, or a header of the call itself, say. */
@Component
class FaultFilter extends OncePerRequestFilter implements Ordered {

    static final String HEADER = "X-Emulator-Fault";

    private final Faults faults;
    private final FaultReader reader;
    private final ControlGuard guard;
    private final Calls calls;
    private final Clock clock;
    private final Pause pause;

    FaultFilter(Faults faults, FaultReader reader, ControlGuard guard, Calls calls, Clock clock, Pause pause) {
        this.faults = faults;
        this.reader = reader;
        this.guard = guard;
        this.calls = calls;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public int getOrder() {
        return FilterOrder.FAULT.value();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (faults.current().active().isEmpty() && header(request) == null)
                || !RequestArea.of(request).isEmulated();
    }

    private @Nullable String header(HttpServletRequest request) {
        return guard.isEnabled() ? request.getHeader(HEADER) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Call call = calls.of(request);
        ActiveFault rule;
        try {
            rule = decide(call, request);
        } catch (ErrorResponseException e) {
            Problem.write(e, response);
            return;
        }
        Action action = rule == null ? null : rule.action();
        if (rule == null || action == null) {
            chain.doFilter(request, response);
        } else {
            Struck struck = new Struck(call, SessionArgument.of(request), rule::isActive);
            action.perform(struck, request, response, chain);
        }
    }

    private @Nullable ActiveFault decide(Call call, HttpServletRequest request) throws IOException {
        ActiveFault ofOneCall = decide(ofOneCall(request), call, request);
        return ofOneCall == null ? decide(faults.current().active(), call, request) : ofOneCall;
    }

    private List<ActiveFault> ofOneCall(HttpServletRequest request) {
        String header = header(request);
        if (header == null) {
            return List.of();
        }
        guard.refusalToSteer(request).ifPresent(refusal -> {
            throw refusal;
        });
        try {
            return List.of(faults.current().ofOneCall(HEADER, reader.readOneCall(HEADER, header)));
        } catch (InvalidDocumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(HEADER + ": " + e.getMessage());
        }
    }

    /** The first rule that has an action for this call and has not ended; the delays before it are over. */
    private @Nullable ActiveFault decide(List<ActiveFault> rules, Call call, HttpServletRequest request)
            throws IOException {
        for (ActiveFault rule : rules) {
            long n = rule.decide(call, clock.instant());
            if (n > 0) {
                FaultDecisions.add(rule.id(), request);
                boolean hasEnded = pause.hold(rule, rule.delay(n));
                if (!hasEnded && rule.action() != null) {
                    return rule;
                }
            }
        }
        return null;
    }
}

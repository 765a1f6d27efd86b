package io.github.swremulator.control.fault;

import io.github.swremulator.control.ControlGuard;
import io.github.swremulator.control.OperationResolver;
import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.gateway.Bypassable;
import io.github.swremulator.gateway.FilterOrder;
import io.github.swremulator.gateway.Problem;
import io.github.swremulator.gateway.RequestArea;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Fails and delays calls of the emulated API, by the rules of the session or a header of the call. */
@Component
public class FaultFilter extends OncePerRequestFilter implements Ordered, Bypassable {

    static final String HEADER = "X-Emulator-Fault";

    private static final String ACTED = FaultFilter.class.getName() + ".acted";

    private final Faults faults;
    private final FaultReader reader;
    private final FaultActions actions;
    private final Faults.Settings settings;
    private final ControlGuard guard;
    private final OperationResolver operations;
    private final Clock clock;
    /** The threads that may delay calls; the others stay free for calls that end the delays. */
    private final Semaphore delays;

    FaultFilter(
            Faults faults,
            FaultReader reader,
            FaultActions actions,
            Faults.Settings settings,
            ControlGuard guard,
            OperationResolver operations,
            Clock clock) {
        this.faults = faults;
        this.reader = reader;
        this.actions = actions;
        this.settings = settings;
        this.guard = guard;
        this.operations = operations;
        this.clock = clock;
        this.delays = new Semaphore(settings.maxHeld());
    }

    /** The id of the last rule that acted on a request: the one that decided its reply, or the last that only delayed it. */
    public static @Nullable String ruleOf(ServletRequest request) {
        return (String) request.getAttribute(ACTED);
    }

    @Override
    public int getOrder() {
        return FilterOrder.FAULT.value();
    }

    @Override
    public boolean canBypass(HttpServletRequest request) {
        return (faults.current().active().isEmpty() && header(request) == null)
                || !RequestArea.of(request).isEmulated();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return canBypass(request);
    }

    private @Nullable String header(HttpServletRequest request) {
        return guard.isEnabled() ? request.getHeader(HEADER) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Call call = operations.of(request);
        ActiveFault rule;
        try {
            rule = decide(ofHeader(request), call, request);
            if (rule == null) {
                rule = decide(faults.current().active(), call, request);
            }
        } catch (ErrorResponseException e) {
            Problem.write(e, response);
            return;
        }
        if (rule == null) {
            chain.doFilter(request, response);
        } else {
            actions.perform(rule, call, request, response, chain);
        }
    }

    private List<ActiveFault> ofHeader(HttpServletRequest request) {
        String header = header(request);
        if (header == null) {
            return List.of();
        }
        guard.checkFault(request);
        return List.of(faults.current().ofSingleCall(HEADER, reader.readHeader(HEADER, header)));
    }

    /** Returns the first rule that has an action for this call, after the delays of the rules before it. */
    private @Nullable ActiveFault decide(List<ActiveFault> rules, Call call, HttpServletRequest request)
            throws IOException {
        for (ActiveFault rule : rules) {
            long n = rule.decide(call, clock.instant());
            if (n > 0) {
                request.setAttribute(ACTED, rule.id());
                boolean hasEnded = delay(rule, n);
                if (!hasEnded && rule.then().hasAction()) {
                    return rule;
                }
            }
        }
        return null;
    }

    /**
     * Delays a call.
     *
     * @param n the number of calls on which the rule has acted
     * @return whether the rule ended before the delay was over
     * @throws RefusedException when too many calls are delayed already
     */
    private boolean delay(ActiveFault rule, long n) throws InterruptedIOException {
        Delay delay = rule.then().delay();
        Duration time = delay == null ? Duration.ZERO : delay.of(n);
        if (time.isZero()) {
            return false;
        }
        if (!delays.tryAcquire()) {
            throw new RefusedException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    rule.id() + ": at most " + settings.maxHeld()
                            + " calls can be delayed at the same time (swr.control.faults.max-held)");
        }
        try {
            return rule.awaitEnd(time.compareTo(settings.maxDelay()) > 0 ? settings.maxDelay() : time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted during the delay of a call");
        } finally {
            delays.release();
        }
    }
}

package io.github.swremulator.control.fault;

import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.fault.FaultRule.Then;
import io.github.swremulator.gateway.ClientConnection;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.manage.SessionAttribute;
import io.github.swremulator.manage.SwrError;
import io.github.swremulator.manage.SwrErrors;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagEditor;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Carries out the action of a rule. */
@Component
class FaultActions {

    private static final Logger log = LoggerFactory.getLogger(FaultActions.class);
    private static final String TEXT = "text/plain;charset=utf-8";
    /** As IAM writes times: {@code 2026-01-01T00:00:00.000000Z}. */
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SwrErrors errors;
    private final TagEditor tags;
    private final Clock clock;

    FaultActions(SwrErrors errors, TagEditor tags, Clock clock) {
        this.errors = errors;
        this.tags = tags;
        this.clock = clock;
    }

    void perform(
            ActiveFault rule, Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Then then = rule.then();
        if (then.error() != null) {
            writeError(then.error(), then, request, response);
        } else if (then.throttle() != null) {
            throttle(request, response);
        } else if (then.status() != null) {
            writeReply(then.status(), then, response);
        } else if (then.reset() != null) {
            ClientConnection.closeWithReset(request);
        } else if (then.truncate() != null) {
            TruncatedResponse truncated = new TruncatedResponse(response, then.truncate());
            chain.doFilter(request, truncated);
            truncated.end();
            ClientConnection.closeWithoutEnd(request);
        } else {
            if (then.change() != null) {
                change(then.change(), call, SessionAttribute.of(request), rule::isActive);
            }
            chain.doFilter(request, response);
        }
    }

    private void writeError(String code, Then then, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String message = then.message() == null ? null : then.message().replace("{now}", NOW.format(clock.instant()));
        GatewayErrorCode ofGateway = GatewayErrorCode.find(code, then.status());
        OciErrorCode ofRegistry = OciErrorCode.find(code);
        if (ofRegistry != null) {
            ofRegistry.write(
                    then.status() == null ? ofRegistry.status() : then.status(),
                    message == null ? ofRegistry.message() : message,
                    null,
                    request,
                    response);
        } else if (ofGateway != null) {
            ofGateway.write(message, request, response);
        } else if (isOfRegistry(request)) {
            SwrError swr = Objects.requireNonNull(errors.find(code));
            OciErrorCode.forStatus(swr.status()).write(swr.status(), swr.message(), message, request, response);
        } else {
            errors.write(Objects.requireNonNull(errors.find(code)), message, request, response);
        }
        setHeaders(then, response);
    }

    private static boolean isOfRegistry(HttpServletRequest request) {
        return RequestArea.of(request) == RequestArea.REGISTRY;
    }

    /** The registry answers a status after which Docker tries again. */
    private static void throttle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isOfRegistry(request)) {
            OciErrorCode error = OciErrorCode.TOOMANYREQUESTS;
            error.write(HttpStatus.SERVICE_UNAVAILABLE.value(), error.message(), null, request, response);
        } else {
            GatewayErrorCode.THROTTLED.write(request, response);
        }
    }

    private static void writeReply(int status, Then then, HttpServletResponse response) throws IOException {
        byte[] body = then.body() == null ? new byte[0] : then.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (body.length > 0) {
            response.setContentType(TEXT);
        }
        setHeaders(then, response);
        // As long as its buffer is not full, Tomcat sends nothing before the valves have seen the reply, and adds the
        // length.
        response.setBufferSize(body.length + 1);
        response.getOutputStream().write(body);
    }

    private static void setHeaders(Then then, HttpServletResponse response) {
        if (then.headers() != null) {
            then.headers().forEach(response::setHeader);
        }
    }

    /**
     * Changes the image repository that a call names, if it exists.
     *
     * @param isActive whether the rule has not ended; asked when no other change of the session can come between
     */
    void change(Then.Change change, Call call, SessionName session, BooleanSupplier isActive) {
        if (call.namespace() == null || call.repository() == null) {
            return;
        }
        OrganizationName organization;
        RepositoryName repository;
        try {
            organization = new OrganizationName(call.namespace());
            repository = new RepositoryName(call.repository());
        } catch (IllegalArgumentException e) {
            log.debug("No change, since the controller refuses the names", e);
            return;
        }
        switch (change) {
            case PUSH -> tags.push(session, organization, repository, isActive);
            case DELETE -> tags.deleteNewest(session, organization, repository, isActive);
            case MOVE -> tags.moveOldest(session, organization, repository, isActive);
        }
    }
}

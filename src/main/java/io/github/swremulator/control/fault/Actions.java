package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.gateway.BrokenReply;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.gateway.GatewayErrors;
import io.github.swremulator.manage.SwrError;
import io.github.swremulator.manage.SwrErrors;
import io.github.swremulator.registry.TagEditor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what a rule says what is done. */
@Component
class Actions {

    private final SwrErrors errors;
    private final TagEditor tags;
    private final FaultSettings settings;
    private final Clock clock;

    Actions(SwrErrors errors, TagEditor tags, FaultSettings settings, Clock clock) {
        this.errors = errors;
        this.tags = tags;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The action, or null where there is only a delay.
     *
     * @throws RefusedException when it asks for what there is not, or for too much
     */
    @Nullable
    Action of(Then then) {
        if (then.delay() != null) {
            check(then.delay().stated());
        }
        Map<String, String> headers = Headers.checked(then.headers());
        if (then.error() != null) {
            return error(then.error(), then, headers);
        }
        if (then.throttle() != null) {
            return (struck, request, response, chain) ->
                    GatewayErrors.write(GatewayErrorCode.THROTTLED, null, request, response);
        }
        return then.status() != null
                ? CannedReply.of(then.status(), headers, then.body(), settings.maxBody())
                : network(then);
    }

    private void check(Delay.Stated delay) {
        if (delay.time().duration().compareTo(settings.maxDelay()) > 0) {
            throw new RefusedException(delay.where() + ": no more than "
                    + settings.maxDelay().toMillis() + "ms was expected (swr.control.faults.max-delay)");
        }
    }

    private @Nullable Action network(Then then) {
        if (then.reset() != null) {
            return (struck, request, response, chain) -> BrokenReply.RESET.to(request);
        }
        Integer length = then.truncate();
        if (length != null) {
            return (struck, request, response, chain) -> {
                TruncatedResponse truncated = new TruncatedResponse(response, length);
                chain.doFilter(request, truncated);
                truncated.end();
                BrokenReply.CUT.to(request);
            };
        }
        Change change = then.change();
        return change == null
                ? null
                : (struck, request, response, chain) -> {
                    change.apply(struck, tags);
                    chain.doFilter(request, response);
                };
    }

    private Action error(String code, Then then, Map<String, String> headers) {
        GatewayErrorCode ofGateway = GatewayErrorCode.find(code, then.status());
        SwrError ofService = errors.find(code);
        Message message = new Message(then.message());
        if (ofGateway != null) {
            return (struck, request, response, chain) -> {
                GatewayErrors.write(ofGateway, message.at(clock.instant()), request, response);
                headers.forEach(response::setHeader);
            };
        }
        if (ofService == null || (then.status() != null && then.status() != ofService.status())) {
            throw unknown(code, then.status());
        }
        return (struck, request, response, chain) -> {
            errors.write(ofService, message.at(clock.instant()), request, response);
            headers.forEach(response::setHeader);
        };
    }

    private RefusedException unknown(String code, @Nullable Integer status) {
        List<String> codes = new ArrayList<>(errors.codes());
        Stream.of(GatewayErrorCode.values()).map(GatewayErrorCode::code).forEach(codes::add);
        return codes.contains(code)
                ? new RefusedException("status: " + code + " has none of " + status)
                : new RefusedException("error: a documented error's code, such as SVCSTG.SWR.4030170 or APIGW.0308,"
                        + " was expected" + didYouMean(code, codes));
    }

    /** The number alone is what people remember. */
    private static String didYouMean(String code, List<String> codes) {
        String prefixed = "SVCSTG.SWR." + code;
        return Spelling.didYouMean(codes.contains(prefixed) ? prefixed : code, codes);
    }
}

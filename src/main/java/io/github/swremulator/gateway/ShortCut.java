package io.github.swremulator.gateway;

import io.github.swremulator.gateway.KeptReplies.JsonReply;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Answers a GET with the reply that is kept, if the long way, through filters and controllers, would send the same. */
@Component
class ShortCut {

    private static final DefaultServerRequestObservationConvention CONVENTION =
            new DefaultServerRequestObservationConvention();

    private final KeptReplies replies;
    private final List<Bypassable> longWay;
    private final SelfCalls selfCalls;
    private final MeterRegistry metrics;
    private final String metric;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    ShortCut(
            KeptReplies replies,
            List<Bypassable> longWay,
            SelfCalls selfCalls,
            MeterRegistry metrics,
            ObservationProperties observations) {
        this.replies = replies;
        this.longWay = longWay;
        this.selfCalls = selfCalls;
        this.metrics = metrics;
        this.metric = observations.getHttp().getServer().getRequests().getName();
    }

    /** Takes the short cut where there is one. */
    static class Valve extends ValveBase {

        private final Supplier<ShortCut> shortCut;

        /** @param shortCut supplied late, since it needs the database */
        Valve(Supplier<ShortCut> shortCut) {
            super(true);
            this.shortCut = shortCut;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            JsonReply reply = shortCut.get().find(request, response);
            if (reply == null) {
                getNext().invoke(request, response);
            } else {
                shortCut.get().send(reply, request, response);
            }
        }
    }

    private @Nullable JsonReply find(Request request, Response response) {
        boolean isPlainGet = "GET".equals(request.getMethod())
                && !response.isError()
                && RequestArea.of(request) == RequestArea.API
                && request.getContentLengthLong() <= 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        if (!isPlainGet) {
            return null;
        }
        for (Bypassable part : longWay) {
            if (!part.canBypass(request)) {
                return null;
            }
        }
        return replies.find(request);
    }

    private void send(JsonReply reply, Request request, Response response) throws IOException {
        long begun = System.nanoTime();
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        reply.write(request, response);
        Timer timer = timers.computeIfAbsent(reply.route(), route -> timer(route, request, response));
        if (!selfCalls.include(request)) {
            timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    /** The timer that the long way's observation uses, with the tags of status 200. An observation would allocate more memory. */
    private Timer timer(String route, Request request, Response response) {
        ServerRequestObservationContext context = new ServerRequestObservationContext(request, response);
        context.setPathPattern(route);
        Timer.Builder timer = Timer.builder(metric).tag("error", KeyValue.NONE_VALUE);
        CONVENTION.getLowCardinalityKeyValues(context).forEach(tag -> timer.tag(tag.getKey(), tag.getValue()));
        return timer.register(metrics);
    }
}

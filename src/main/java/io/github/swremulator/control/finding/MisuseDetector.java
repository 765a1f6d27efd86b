package io.github.swremulator.control.finding;

import io.github.swremulator.control.call.Call;
import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.fault.FaultDecisions;
import io.github.swremulator.control.journal.JournalSwitch;
import io.github.swremulator.gateway.ExchangeListener;
import io.github.swremulator.gateway.Reply;
import io.github.swremulator.gateway.RequestArea;
import io.github.swremulator.manage.repository.RepositoryFilterParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at each request to the emulated API for what its client would better do otherwise. */
@Component
class MisuseDetector implements ExchangeListener {

    private static final Sighting DOUBLE_SLASH = new Sighting(
            Misuse.DOUBLE_SLASH,
            "the path begins with // and is read as /: write the endpoint without a slash at its end");

    private final boolean isOn;
    private final SessionFindings findings;
    private final Calls calls;
    private final Clock clock;

    MisuseDetector(JournalSwitch isEnabled, SessionFindings findings, Calls calls, Clock clock) {
        this.isOn = isEnabled.isOn();
        this.findings = findings;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void received(HttpServletRequest request) {
        // What a client does wrong is often known from the answer alone.
    }

    @Override
    public void answered(HttpServletRequest request, Reply reply) {
        if (!isOn || !RequestArea.of(request).isEmulated()) {
            return;
        }
        Call call = calls.of(request);
        if (call.sentPath().endsWith("/" + call.path())) {
            add(List.of(DOUBLE_SLASH), call);
        }
        if (reply.status() == 404 && RepositoryPath.hasSlash(call.path())) {
            add(List.of(RepositoryPath.SLASH), call);
        } else if (call.operation() != null) {
            look(call.operation(), call, request, reply);
        }
    }

    private void look(String operation, Call call, HttpServletRequest request, Reply reply) {
        switch (operation) {
            case "ListRepositoryTags" -> {
                ListQuery query = ListQuery.ofTags(call.query());
                add(TagListChecks.check(query), call);
                follow(query, call, request, reply);
            }
            case "ListReposDetails" ->
                add(
                        PairChecks.check(
                                ListQuery.parse(call.query(), RepositoryFilterParameter::parse), "swr_02_0034"),
                        call);
            case "ListRepositoryTag" ->
                // It has no filter.
                add(
                        PairChecks.checkOrder(ListQuery.parse(call.query(), filter -> new HashMap<>()), "swr_02_0061"),
                        call);
            default -> {}
        }
    }

    private void add(List<Sighting> sightings, Call call) {
        if (!sightings.isEmpty()) {
            findings.current().add(sightings, Evidence.of(call, clock.instant()));
        }
    }

    /** Whom a call fails, or a rule disturbs, such as one that makes it wait too long, has a reason to stop. */
    private void follow(ListQuery query, Call call, HttpServletRequest request, Reply reply) {
        String repository = call.namespace() + "/" + call.repository();
        Traversal.Key key = key(client(call, request), repository, query);
        Optional<ContentRange> page = page(reply);
        page.ifPresent(range -> findings.current()
                .add(key, new Traversal(repository, query.pageSize(), range, Evidence.of(call, clock.instant()))));
        if (page.isEmpty() || !FaultDecisions.of(request).isEmpty()) {
            findings.current().excuse(key);
        }
    }

    private static Optional<ContentRange> page(Reply reply) {
        return reply.status() == 200 && !reply.aborted() ? ContentRange.parse(reply.contentRange()) : Optional.empty();
    }

    private static Traversal.Key key(String client, String repository, ListQuery query) {
        return new Traversal.Key(
                client, repository, query.value("tag"), query.value("order_column"), query.value("order_type"));
    }

    private static String client(Call call, HttpServletRequest request) {
        String credential = call.credential();
        return credential == null ? request.getRemoteAddr() : credential;
    }
}

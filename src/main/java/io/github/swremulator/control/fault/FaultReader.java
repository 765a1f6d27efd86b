package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.json.RefusedException;
import io.github.swremulator.control.json.StrictJson;
import io.github.swremulator.spelling.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads rules: one, a list, or the name of a profile, {@code {"profile":"throttled"}}, which may stand in a list too. What
 * is wrong is refused here, where its place is known.
 */
@Component
class FaultReader {

    private final Actions actions;
    private final Calls calls;

    FaultReader(Actions actions, Calls calls) {
        this.actions = actions;
        this.calls = calls;
    }

    /** {@code {"profile":"throttled"}}. */
    private record ProfileReference(FaultProfile profile) {}

    List<CheckedRule> read(byte @Nullable [] body) {
        JsonNode json = StrictJson.tree(body);
        return json.isArray() ? list(json) : element(json, "");
    }

    private List<CheckedRule> list(JsonNode json) {
        List<CheckedRule> rules = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            rules.addAll(element(json.get(i), "[" + i + "]"));
        }
        return rules;
    }

    private List<CheckedRule> element(JsonNode json, String where) {
        if (!json.has("profile")) {
            return List.of(rule(json, where));
        }
        if (json.get("profile").isNull()) {
            throw new RefusedException(under(where, "profile: a name was expected"));
        }
        return profile(StrictJson.value(json, ProfileReference.class, where).profile(), under(where, "profile.then"));
    }

    List<CheckedRule> read(FaultProfile profile) {
        return profile(profile, "then");
    }

    /** What a profile asks for may be more than the settings allow. */
    private List<CheckedRule> profile(FaultProfile profile, String where) {
        return StrictJson.tree(profile.rules())
                .valueStream()
                .map(rule -> checked(StrictJson.value(rule, FaultRule.class, ""), where))
                .toList();
    }

    private CheckedRule rule(JsonNode json, String where) {
        FaultRule rule = StrictJson.value(withoutCounts(json), FaultRule.class, where);
        checkOperation(rule, where);
        return checked(rule, under(where, "then"));
    }

    /** What was shown can be put back. */
    private static JsonNode withoutCounts(JsonNode rule) {
        return rule instanceof ObjectNode object ? object.deepCopy().without(List.of("matched", "decided")) : rule;
    }

    private void checkOperation(FaultRule rule, String where) {
        String operation = rule.match() == null ? null : rule.match().operation();
        List<String> known = calls.operationNames();
        if (operation != null && !known.contains(operation)) {
            throw new RefusedException(
                    under(where, "match.operation: the name of an operation that is supported was expected")
                            + Spelling.didYouMean(operation, known));
        }
    }

    private CheckedRule checked(FaultRule rule, String where) {
        try {
            return new CheckedRule(rule, actions.of(rule.then()));
        } catch (RefusedException e) {
            throw new RefusedException(under(where, e.detail()));
        }
    }

    private static String under(String where, String what) {
        return where.isEmpty() ? what : where + "." + what;
    }

    /** The header's value: an error's code, or what a rule has under {@code then}. */
    CheckedRule readOneCall(String header) {
        Then then = header.strip().startsWith("{")
                ? StrictJson.value(StrictJson.tree(header.getBytes(StandardCharsets.UTF_8)), Then.class, "")
                : Then.error(header.strip());
        if (then.throttle() != null) {
            throw new RefusedException("throttle: another action was expected, since one call is never too many");
        }
        return checked(new FaultRule(null, null, null, then), "");
    }
}

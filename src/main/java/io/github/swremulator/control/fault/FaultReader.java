package io.github.swremulator.control.fault;

import io.github.swremulator.control.json.RefusedException;
import io.github.swremulator.control.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rules: one, a list, or the name of a profile, {@code {"profile":"throttled"}}, which may stand in a list too. */
final class FaultReader {

    private FaultReader() {}

    /** {@code {"profile":"throttled"}}. */
    private record ProfileReference(FaultProfile profile) {}

    static List<FaultRule> read(byte @Nullable [] body) {
        JsonNode json = StrictJson.tree(body);
        List<FaultRule> rules = new ArrayList<>();
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                rules.addAll(element(json.get(i), "[" + i + "]"));
            }
        } else {
            rules.addAll(element(json, ""));
        }
        return rules;
    }

    private static List<FaultRule> element(JsonNode json, String where) {
        if (!json.has("profile")) {
            return List.of(StrictJson.value(withoutCounts(json), FaultRule.class, where));
        }
        if (json.get("profile").isNull()) {
            throw new RefusedException("profile: a name was expected");
        }
        return read(
                StrictJson.value(json, ProfileReference.class, where).profile().rules());
    }

    /** What was shown can be put back. */
    private static JsonNode withoutCounts(JsonNode rule) {
        return rule instanceof ObjectNode object ? object.deepCopy().without(List.of("matched", "decided")) : rule;
    }

    /** The header's value: an error's code, or what a rule has under {@code then}. */
    static Then readOneCall(String header) {
        if (!header.strip().startsWith("{")) {
            return Then.error(header.strip());
        }
        return StrictJson.value(StrictJson.tree(header.getBytes(StandardCharsets.UTF_8)), Then.class, "");
    }
}

package io.github.swremulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks replies of the control API. */
final class ControlReplies {

    private ControlReplies() {}

    static JsonNode json(RawReply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    static void assertProblem(int status, RawReply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
        assertThat(json(reply).get("status").intValue()).isEqualTo(status);
        assertThat(json(reply).get("title").stringValue()).isNotEmpty();
        assertThat(json(reply).get("detail").stringValue()).isNotEmpty();
    }

    /** The routes that the index lists, each such as {@code GET /_emulator/requests}. */
    static List<String> routes(Emulator emulator) {
        return emulator.control()
                .json("")
                .get("routes")
                .propertyStream()
                .flatMap(route ->
                        route.getValue().valueStream().map(method -> method.stringValue() + " " + route.getKey()))
                .toList();
    }
}

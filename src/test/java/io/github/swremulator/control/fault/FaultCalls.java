package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts rules and calls the API; JSON may be written with ' for ". */
record FaultCalls(Emulator emulator) {

    private static final String BUSYBOX = Emulator.tags("namespace", "busybox");

    /** Puts rules that are also valid by the schema in the API's description. */
    void put(String rules) {
        assertThat(FaultSchema.errors(json(rules))).isEmpty();
        HttpResponse<String> reply = emulator.control().put("/faults", json(rules));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    int status(String... headers) {
        return emulator.get(BUSYBOX, headers).statusCode();
    }

    String statuses(int calls) {
        return IntStream.range(0, calls).mapToObj(n -> String.valueOf(status())).collect(Collectors.joining(" "));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static JsonNode tree(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}

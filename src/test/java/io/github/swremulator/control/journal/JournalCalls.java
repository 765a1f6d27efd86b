package io.github.swremulator.control.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the journal of an emulator. */
record JournalCalls(Emulator emulator) {

    JsonNode ask(String query) {
        return emulator.control().json("/requests" + query);
    }

    List<String> paths(String query) {
        return ask(query)
                .get("requests")
                .valueStream()
                .map(entry -> entry.get("path").stringValue())
                .toList();
    }

    JsonNode onlyEntry() {
        JsonNode requests = ask("").get("requests");
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }
}

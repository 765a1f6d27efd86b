package io.github.swremulator.control.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Fills an emulator with what is to be listed, and reads its findings. */
record FindingCalls(Emulator emulator) {

    /** So many tags v1, v2, … of a repository, as a seed has them. */
    static String tagged(String repository, int count) {
        return repository + ": "
                + IntStream.rangeClosed(1, count).mapToObj(n -> "v" + n).toList() + "\n";
    }

    List<JsonNode> findings() {
        return emulator.control()
                .json("/findings")
                .get("findings")
                .valueStream()
                .toList();
    }

    List<String> rules() {
        return findings().stream()
                .map(finding -> finding.get("rule").stringValue())
                .toList();
    }

    String message() {
        assertThat(findings()).hasSize(1);
        return findings().get(0).get("message").stringValue();
    }
}

package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.ControlCalls.delete;
import static io.github.swremulator.control.ControlCalls.get;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The parameters that ask for a part of the journal. */
class JournalFilterTest {

    private static final String JOURNAL = "/_emulator/requests";
    private static final String BUSYBOX = tags("namespace", "busybox");

    private static Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clear() {
        assertThat(delete(emulator, JOURNAL).status()).isEqualTo(204);
    }

    private static JsonNode journal(String query) {
        return json(get(emulator, JOURNAL + query));
    }

    private static List<String> paths(String query) {
        return journal(query)
                .get("requests")
                .valueStream()
                .map(entry -> entry.get("path").stringValue())
                .toList();
    }

    @Test
    void filtersByOperation() {
        emulator.get(BUSYBOX);
        emulator.get("/nowhere");
        assertThat(paths("?operation=ListRepositoryTags")).containsExactly(BUSYBOX);
        assertThat(paths("?operation=Other")).isEmpty();
    }

    @Test
    void filtersByStatusAndByClassOfStatus() {
        emulator.get(BUSYBOX);
        emulator.get("/nowhere");
        emulator.get(BUSYBOX + "?limit=x");
        assertThat(paths("?status=404")).containsExactly("/nowhere");
        assertThat(paths("?status=4xx")).containsExactly("/nowhere", BUSYBOX);
        assertThat(paths("?status=5xx")).isEmpty();
    }

    @Test
    void listsFromATimeOn() {
        emulator.get("/first");
        emulator.get("/second");
        String second = journal("").get("requests").get(1).get("time").stringValue();
        assertThat(paths("?since=" + second)).containsExactly("/second");
        assertThat(paths("?since=" + second.replace("Z", "+00:00"))).containsExactly("/second");
        assertThat(paths("?since=2100-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void listsWhatCameAfterAnEntry() {
        String first =
                emulator.get("/first").headers().firstValue("X-Request-Id").orElseThrow();
        emulator.get("/second");
        assertThat(paths("?since=" + first)).containsExactly("/second");
    }

    @Test
    void listsTheNewestAndSaysHowManyThereAre() {
        for (String path : List.of("/first", "/second", "/third")) {
            emulator.get(path);
        }
        assertThat(paths("?limit=2")).containsExactly("/second", "/third");
        assertThat(journal("?limit=2").get("total").intValue()).isEqualTo(3);
        assertThat(journal("").get("dropped").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=4x",
                "status=",
                "status=40",
                "since=yesterday",
                "since=00000000000000000000000000000000",
                "since=",
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=9999999999",
                "operation="
            })
    void refusesAFilterThatBreaksItsRule(String query) {
        RawReply reply = get(emulator, JOURNAL + "?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(json(reply).get("detail").stringValue()).isNotEmpty();
    }
}

package io.github.swremulator.control.journal;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of the journal's list. */
@EmulatorTest
class JournalFilterTest {

    private static final String BUSYBOX = tags("namespace", "busybox");

    private final Emulator emulator;
    private final JournalCalls journal;

    JournalFilterTest(Emulator emulator) {
        this.emulator = emulator;
        this.journal = new JournalCalls(emulator);
    }

    @Test
    void filtersByOperation() {
        emulator.get(BUSYBOX);
        emulator.get("/nowhere");
        assertThat(journal.paths("?operation=ListRepositoryTags")).containsExactly(BUSYBOX);
        assertThat(journal.paths("?operation=Other")).isEmpty();
    }

    @Test
    void filtersByStatusOrClassOfStatus() {
        emulator.get(BUSYBOX);
        emulator.get("/nowhere");
        emulator.get(BUSYBOX + "?limit=x");
        assertThat(journal.paths("?status=404")).containsExactly("/nowhere");
        assertThat(journal.paths("?status=4xx")).containsExactly("/nowhere", BUSYBOX);
        assertThat(journal.paths("?status=5xx")).isEmpty();
    }

    @Test
    void listsEntriesSinceATime() {
        emulator.get("/first");
        emulator.get("/second");
        String second = journal.ask("").get("requests").get(1).get("time").stringValue();
        assertThat(journal.paths("?since=" + second)).containsExactly("/second");
        assertThat(journal.paths("?since=" + second.replace("Z", "+00:00"))).containsExactly("/second");
        assertThat(journal.paths("?since=2100-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void listsEntriesAfterAnEntry() {
        String first =
                emulator.get("/first").headers().firstValue("X-Request-Id").orElseThrow();
        emulator.get("/second");
        assertThat(journal.paths("?since=" + first)).containsExactly("/second");
    }

    @Test
    void listsTheNewestAndTheTotal() {
        for (String path : List.of("/first", "/second", "/third")) {
            emulator.get(path);
        }
        assertThat(journal.paths("?limit=2")).containsExactly("/second", "/third");
        assertThat(journal.ask("?limit=2").get("total").intValue()).isEqualTo(3);
        assertThat(journal.ask("").get("dropped").intValue()).isZero();
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
    void refusesAnInvalidParameter(String query) {
        HttpResponse<String> reply = emulator.control().get("/requests?" + query);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(reply.body()).get("detail").stringValue())
                .isNotEmpty();
    }
}

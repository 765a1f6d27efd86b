package io.github.swremulator.control.finding;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.ControlCalls.delete;
import static io.github.swremulator.control.ControlCalls.get;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The findings about clients that page through a list. */
class TraversalsTest {

    private static final String FINDINGS = "/_emulator/findings";

    private static Emulator emulator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        emulator = Emulator.start(
                new CapturedReplies(folder)
                        .withTags("group", "seventy", 70)
                        .withTags("group", "web$frontend", 120)
                        .setting(),
                "swr.api.edition=current");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clear() {
        assertThat(delete(emulator, FINDINGS).status()).isEqualTo(204);
    }

    private static List<JsonNode> findings() {
        return json(get(emulator, FINDINGS)).get("findings").valueStream().toList();
    }

    private static List<String> rules() {
        return findings().stream()
                .map(finding -> finding.get("rule").stringValue())
                .toList();
    }

    private static String message() {
        assertThat(findings()).hasSize(1);
        return findings().get(0).get("message").stringValue();
    }

    private static void page(String repository, int limit, int offset, String... headers) {
        emulator.get(tags("group", repository) + "?limit=" + limit + "&offset=" + offset, headers);
    }

    @Test
    void tellOfAClientThatStoppedAfterPage1Of7() {
        page("seventy", 10, 0);
        assertThat(rules()).containsExactly("stopped-early");
        assertThat(message()).isEqualTo("group/seventy: stopped after page 1 of 7, 10 of 70 tags");
    }

    @Test
    void tellOfNobodyWhoReadTheLastPage() {
        for (int offset = 0; offset < 70; offset += 10) {
            page("seventy", 10, offset);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void tellOfNobodyWhoReadThePagesInAnotherOrderAndTwice() {
        for (int offset : new int[] {0, 0, 20, 60, 40, 30}) {
            page("seventy", 10, offset);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void tellOfAClientThatTookTheOffsetForTheNumberOfAPage() {
        for (int offset = 1; offset <= 7; offset++) {
            page("seventy", 10, offset);
        }
        assertThat(message()).isEqualTo("group/seventy: stopped after page 2 of 7, 17 of 70 tags");
    }

    @Test
    void tellOfAClientThatStoppedAlsoWhenItLaterReadThemAll() {
        page("seventy", 40, 0);
        page("seventy", 20, 40);
        page("seventy", 40, 0);
        page("seventy", 40, 40);
        assertThat(message()).isEqualTo("group/seventy: stopped after page 2 of 2, 60 of 70 tags");
    }

    @Test
    void followEachClientAlone() {
        page("seventy", 40, 0, "X-Auth-Token", "one");
        page("seventy", 40, 0, "X-Auth-Token", "two");
        page("seventy", 40, 40, "X-Auth-Token", "two");
        assertThat(rules()).containsExactly("stopped-early");
        assertThat(findings().get(0).get("count").intValue()).isEqualTo(1);
    }

    @Test
    void tellOfAClientThatTookTheFirstHundredForAll() {
        emulator.get(tags("group", "web$frontend"));
        assertThat(rules()).containsExactly("first-hundred-only");
        assertThat(message()).isEqualTo("group/web/frontend: without limit and offset only 100 of 120 tags are listed");
        page("web$frontend", 100, 100);
        assertThat(findings()).isEmpty();
    }
}

package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether a reply was kept shows where somebody writes past the emulator, which nobody does: only the emulator counts its
 * changes.
 */
@EmulatorTest
class TagListCacheTest {

    private static final String DATA = "group/app: [v1]\ngroup/big: [{count: 100, name: \"{n}\"}]\ngroup/other: [v1]";

    private final Emulator emulator;

    TagListCacheTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed(DATA);
    }

    /** Only to the content that the session shows, so that a reset undoes it. */
    private static void writePastTheEmulator(Emulator emulator) {
        emulator.store()
                .execute("UPDATE tag SET trusted = NOT trusted WHERE content_id IN (SELECT r.content_id FROM session s"
                        + " JOIN image_repository r ON r.world_id = s.world_id WHERE s.name = 'default')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v3/"})
    void aReplyIsCachedUntilItsImageRepositoryChanges(String version) {
        String path = tags("group", "app").replace("/v2/", version);
        HttpResponse<String> first = emulator.get(path);
        assertThat(first.body()).contains("\"is_trusted\":false");
        writePastTheEmulator(emulator);
        HttpResponse<String> kept = emulator.get(path);
        assertThat(kept.body()).isEqualTo(first.body());
        assertThat(kept.headers().map().keySet())
                .isEqualTo(first.headers().map().keySet());
        assertThat(kept.headers().firstValue("X-Request-Id"))
                .isNotEqualTo(first.headers().firstValue("X-Request-Id"));

        assertThat(emulator.send("DELETE", tags("group", "other") + "/v1", "").statusCode())
                .isEqualTo(204);
        assertThat(emulator.get(path).body()).as("another one changed").isEqualTo(first.body());
        assertThat(emulator.control().post("/data", "group/app: [v2]").statusCode())
                .isEqualTo(200);
        assertThat(emulator.get(path).body()).contains("\"is_trusted\":true");
    }

    @Test
    void anErrorIsNotCached() {
        assertThat(emulator.get(tags("group", "new")).statusCode()).isEqualTo(404);
        assertThat(emulator.control().post("/data", "group/new: [v1]").statusCode())
                .isEqualTo(200);
        assertThat(emulator.get(tags("group", "new")).body()).contains("\"Tag\":\"v1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "64KB"})
    void aReplyThatIsTooLargeIsNotCached(String limit, Emulators emulators) {
        Emulator limited = emulators.with("swr.cache.max-bytes=" + limit);
        limited.seed(DATA);
        assertThat(limited.get(tags("group", "big")).body()).contains("\"is_trusted\":false");
        writePastTheEmulator(limited);
        assertThat(limited.get(tags("group", "big")).body())
                .contains("\"is_trusted\":true")
                .doesNotContain("\"is_trusted\":false");
    }
}

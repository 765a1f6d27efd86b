package io.github.swremulator.cache;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.TestStore;
import io.github.swremulator.control.json.Steering;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether a reply was kept shows where somebody writes to H2 past the emulator, which nobody does: H2 counts only what
 * the emulator itself wrote.
 */
class ReplyCacheTest {

    private static final String DATA = "group/app: [v1]\ngroup/big: [{count: 100, name: \"{n}\"}]\ngroup/other: [v1]";

    private final TestStore store = TestStore.create();

    private Emulator start(String... settings) {
        Emulator emulator = Emulator.start(store, settings);
        assertThat(new Steering(emulator).put("/data", DATA).statusCode()).isEqualTo(200);
        return emulator;
    }

    private void writePastTheEmulator() {
        Assumptions.assumeTrue(store.url().startsWith("jdbc:h2"));
        store.execute("UPDATE tag SET trusted = NOT trusted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v3/"})
    void aReplyIsKeptUntilAnythingChanges(String version) {
        try (Emulator emulator = start()) {
            String path = tags("group", "app").replace("/v2/", version);
            HttpResponse<String> first = emulator.get(path);
            assertThat(first.body()).contains("\"is_trusted\":false");
            writePastTheEmulator();
            HttpResponse<String> kept = emulator.get(path);
            assertThat(kept.body()).isEqualTo(first.body());
            assertThat(kept.headers().map().keySet())
                    .isEqualTo(first.headers().map().keySet());
            assertThat(kept.headers().firstValue("X-Request-Id"))
                    .isNotEqualTo(first.headers().firstValue("X-Request-Id"));

            assertThat(emulator.send("DELETE", tags("group", "other") + "/v1", "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(emulator.get(path).body()).contains("\"is_trusted\":true");
        }
    }

    @Test
    void aReplyIsOfTheHostThatTheClientCalled() {
        try (Emulator emulator = start("swr.api.registry-host=request")) {
            for (String host : new String[] {"one.example", "two.example", "one.example"}) {
                String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
                assertThat(emulator.raw(request.formatted(tags("group", "app"), host))
                                .body())
                        .contains("\"path\":\"" + host + "/group/app:v1\"");
            }
        }
    }

    @Test
    void anErrorIsNotKept() {
        try (Emulator emulator = start()) {
            assertThat(emulator.get(tags("group", "new")).statusCode()).isEqualTo(404);
            assertThat(new Steering(emulator).post("/data", "group/new: [v1]").statusCode())
                    .isEqualTo(200);
            assertThat(emulator.get(tags("group", "new")).body()).contains("\"Tag\":\"v1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "64KB"})
    void whatDoesNotFitIsNotKept(String limit) {
        try (Emulator emulator = start("swr.cache.max-bytes=" + limit)) {
            assertThat(emulator.get(tags("group", "big")).body()).contains("\"is_trusted\":false");
            writePastTheEmulator();
            assertThat(emulator.get(tags("group", "big")).body())
                    .contains("\"is_trusted\":true")
                    .doesNotContain("\"is_trusted\":false");
        }
    }
}

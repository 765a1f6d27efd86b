package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting is an environment variable; {@link FileStoreIT} tests those of a file store. */
class SettingsIT {

    @TempDir
    private Path folder;

    @Test
    void areReadFromTheEnvironment() throws Exception {
        CapturedReplies seed = new CapturedReplies(folder).withText("group", "app", """
                [{"Tag":"v1","manifest":"{\\"schemaVersion\\":2,\\"manifests\\":[]}",
                  "created":"2025-01-01T00:00:00Z","updated":"2025-01-01T00:00:00Z"}]""");
        Map<String, String> environment = Map.of(
                "SWR_API_EDITION", "current",
                "SWR_API_REGISTRY_HOST", "registry.test",
                "SWR_API_TAG_MATCH", "contains",
                "SWR_API_ERROR_FORMAT", "array",
                "SWR_API_ACCOUNT_ID", "0123456789abcdef0123456789abcdef",
                "SWR_SEED", seed.folder().toString(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash",
                "LOGGING_LEVEL_IO_GITHUB_SWREMULATOR", "debug");
        try (JarProcess emulator = JarProcess.start(Path.of(System.getProperty("java.home")), folder, environment)) {
            assertThat(emulator.get(tags("group", "app") + "?tag=1").body())
                    .contains("\"path\":\"registry.test/group/app:v1\"")
                    .contains("\"internal_path\":\"registry.test/group/app:v1\"")
                    .contains("\"domain_id\":\"0123456789abcdef0123456789abcdef\"")
                    .contains("\"tag_type\":1");
            HttpResponse<String> refused = emulator.get(tags("group", "none"));
            assertThat(refused.body()).startsWith("[{\"errorCode\":\"SVCSTG.SWR.4040010\"");
            String id = refused.headers().firstValue("X-Request-Id").orElseThrow();
            await().untilAsserted(() -> assertThat(emulator.output())
                    .anyMatch(line -> line.startsWith("{")
                            && line.contains("GET " + tags("group", "none") + " 404")
                            && line.contains("\"request_id\":\"" + id + "\"")));
            int port = emulator.uri("/").getPort();
            await().untilAsserted(() -> assertThat(emulator.output())
                    .anyMatch(line -> line.contains("curl http://localhost:" + port + "/v2/manage/repos")));
        }
    }

    @Test
    void stopTheStartIfUnknown() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        JarProcess.start(folder, Map.of("SWR_SEDE", "none")).close())
                .withMessageContaining("SWR_SEDE (environment), did you mean \"SWR_SEED\"?");
    }

    @Test
    void stopTheStartIfInvalidWithoutReportingASecret() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JarProcess.start(folder, Map.of("SWR_CONTROL_TOKEN", "my secret"))
                        .close())
                .satisfies(stopped -> assertThat(stopped.getMessage())
                        .contains("swr.control.token: must be ASCII characters without blanks")
                        .doesNotContain("my secret", "\tat ", "Exception encountered"));
    }
}

package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A store in a folder that H2 closes because it could not write, or whose file is deleted. */
@ExtendWith(OutputCaptureExtension.class)
class ClosedStoreTest {

    @TempDir
    private Path folder;

    @Test
    void recoversAsSoonAsItCanBeWrittenAgain(CapturedOutput output) throws Exception {
        try (Emulator emulator = Emulator.start(
                "spring.profiles.active=file",
                "swr.data-dir=" + folder,
                "spring.datasource.hikari.connection-timeout=300")) {
            emulator.seed("group/app: [v1]");
            failToWrite();
            await().until(() -> create(emulator, "again").statusCode() == 201);
            assertThat(emulator.get(Emulator.tags("group", "app")).body()).contains("v1");
            assertThat(status(emulator, "readiness")).isEqualTo(200);
            assertThat(output.getAll().lines().filter(line -> line.contains("H2 has closed the store")))
                    .as("one line for all connections")
                    .hasSizeLessThanOrEqualTo(1);

            Files.delete(folder.resolve("swr.mv.db"));
            assertThat(emulator.get(Emulator.tags("group", "app")).statusCode())
                    .as("read from the open file")
                    .isEqualTo(200);
            assertThat(status(emulator, "readiness")).isEqualTo(503);
            assertThat(output).contains("swr.mv.db was deleted or replaced").contains("Save GET /_emulator/data");

            failToWrite();
            await().until(() -> create(emulator, "lost").statusCode() == 500);
            assertThat(status(emulator, "readiness")).isEqualTo(503);
            assertThat(status(emulator, "liveness"))
                    .as("a restart would not help")
                    .isEqualTo(200);
            assertThat(folder.resolve("swr.mv.db"))
                    .as("an empty store in place of the lost one")
                    .doesNotExist();
            for (int n = 0; n < 3; n++) {
                int before = output.getAll().length();
                HttpResponse<String> failed = create(emulator, "failed");
                assertThat(failed.statusCode()).isEqualTo(500);
                if (n > 0) {
                    assertThat(output.getAll().substring(before).lines())
                            .singleElement()
                            .asString()
                            .contains(
                                    failed.headers().firstValue("X-Request-Id").orElseThrow());
                }
            }
        }
    }

    private static HttpResponse<String> create(Emulator emulator, String organization) {
        return emulator.send("POST", "/v2/manage/namespaces", "{\"namespace\":\"" + organization + "\"}");
    }

    private static int status(Emulator emulator, String probe) {
        return emulator.get("/actuator/health/" + probe).statusCode();
    }

    /** An interrupted thread cannot write: H2 closes the store, as on a full disk. */
    private void failToWrite() {
        String url = "jdbc:h2:reserved:" + folder.resolve("swr") + ";IFEXISTS=TRUE";
        assertThatException().isThrownBy(() -> {
            try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
                Thread.currentThread().interrupt();
                connection.createStatement().execute("UPDATE store SET marker_key = 'x'");
            } finally {
                Thread.interrupted();
            }
        });
    }
}

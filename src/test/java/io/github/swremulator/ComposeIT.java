package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** compose.yaml as a user starts it; requires Docker with Compose, and the images. */
class ComposeIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void requireCompose() {
        ImageIT.assumeBaseImages();
        assumeTrue(DockerEngine.hasImage(TestStore.POSTGRES_IMAGE), "no PostgreSQL image");
        assumeTrue(hasCompose(), "no docker compose");
    }

    @Test
    void listsTheTagsAfterUp() {
        try {
            compose("up", "--no-build", "--wait");

            ImageIT.assertListsTheDocumentedExample("http://" + compose("port", "emulator", "8080"));
        } finally {
            compose("down", "--volumes");
        }
    }

    private String compose(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("docker", "compose", "--project-name", "swr-emulator-it", "--file", "compose.yaml", "--file"));
        command.add(imageOfThisRun().toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Uses the image that the tests have built, because Compose would build it again. */
    private Path imageOfThisRun() {
        try {
            return Files.writeString(folder.resolve("image.yaml"), """
                    services:
                      emulator:
                        image: %s
                    """.formatted(ImageIT.IMAGE.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasCompose() {
        try {
            return start(List.of("docker", "compose", "version")).waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String run(List<String> command) {
        try {
            Process process = start(command);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put(
                        "DOCKER_HOST",
                        DockerClientFactory.instance()
                                .getTransportConfig()
                                .getDockerHost()
                                .toString());
        // Any free port.
        builder.environment().put("SWR_PORT", "0");
        return builder.start();
    }
}

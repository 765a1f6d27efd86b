package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import tools.jackson.databind.json.JsonMapper;

/** The image as a user builds and runs it; requires a Docker engine that has or can pull the base images. */
class ImageIT {

    /** Built when it is first used, and kept as the cache of the next run. */
    static final ImageFromDockerfile IMAGE = new ImageFromDockerfile("swr-emulator-it", false)
            .withDockerfile(Path.of("Dockerfile").toAbsolutePath())
            // Maven may not reach its repositories from Docker's own network.
            .withBuildImageCmdModifier(build -> build.withNetworkMode("host"));

    private static final String[] BASE_IMAGES = {"eclipse-temurin:25-jdk", "eclipse-temurin:25-jre"};
    private static final JsonMapper JSON = JsonMapper.shared();

    @BeforeAll
    static void requireBaseImages() {
        assumeBaseImages();
    }

    @ParameterizedTest
    @CsvSource({"12345:0, default", "65000:65000, file"})
    void listsTheTagsAsAnyUserOnAReadOnlyFileSystem(String user, String profile) {
        try (GenericContainer<?> emulator = readOnly(user, profile)) {
            emulator.start();

            assertListsTheDocumentedExample(endpoint(emulator));
        }
    }

    @Test
    void listsCapturedRepliesFromAVolume() throws Exception {
        Mount replies = new Mount()
                .withType(MountType.BIND)
                .withSource(Path.of("examples/replies").toAbsolutePath().toString())
                .withTarget("/replies")
                .withReadOnly(true);
        try (GenericContainer<?> emulator =
                readOnly("12345:0", "default", replies).withEnv("SWR_SEED", "/replies")) {
            emulator.start();

            assertThat(get(endpoint(emulator) + Emulator.tags("group", "web$frontend"))
                            .body())
                    .contains("\"Tag\":\"1.2\"");
        }
    }

    @Test
    void isHealthyOnAnotherPort() {
        try (GenericContainer<?> emulator = readOnly("12345:0", "default").withEnv("SERVER_PORT", "8081")) {
            emulator.start();

            assertThat(emulator.isHealthy()).isTrue();
        }
    }

    @Test
    void stopsOnSigterm() {
        try (GenericContainer<?> emulator = readOnly("12345:0", "default")) {
            emulator.start();

            assertThat(exitCodeOfStop(emulator)).isEqualTo(128 + 15);
        }
    }

    static void assumeBaseImages() {
        for (String name : BASE_IMAGES) {
            assumeTrue(DockerEngine.hasImage(name), () -> "no Docker engine with image " + name);
        }
    }

    static void assertListsTheDocumentedExample(String endpoint) {
        try (InputStream example = ImageIT.class.getResourceAsStream("manage/tag/TagListTest_documentedExample.json")) {
            HttpResponse<String> response = get(endpoint + Emulator.tags("namespace", "busybox"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> get(String uri) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String endpoint(GenericContainer<?> emulator) {
        return "http://" + emulator.getHost() + ":" + emulator.getMappedPort(8080);
    }

    private static GenericContainer<?> readOnly(String user, String profile, Mount... mounts) {
        return new GenericContainer<>(IMAGE)
                .withExposedPorts(8080)
                .withEnv("SPRING_PROFILES_ACTIVE", profile)
                .withCreateContainerCmdModifier(create -> readOnly(create.withUser(user), mounts))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(2)));
    }

    private static void readOnly(CreateContainerCmd create, Mount... mounts) {
        List<Mount> all = new ArrayList<>(List.of(mounts));
        all.add(new Mount().withType(MountType.VOLUME).withTarget("/data"));
        Objects.requireNonNull(create.getHostConfig()).withReadonlyRootfs(true).withMounts(all);
    }

    /** Docker sends SIGTERM, and kills the process after five seconds: the exit code shows which one ended it. */
    private static Long exitCodeOfStop(GenericContainer<?> container) {
        DockerClient docker = container.getDockerClient();
        docker.stopContainerCmd(container.getContainerId()).withTimeout(5).exec();
        return docker.inspectContainerCmd(container.getContainerId())
                .exec()
                .getState()
                .getExitCodeLong();
    }
}

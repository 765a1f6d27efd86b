package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.SwrEmulatorApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Primary;

/** With data changes that are only noted, so that this is about when they happen. */
class MovingPagesTest {

    private static ConfigurableApplicationContext emulator;

    @Primary
    static class NotedChanges implements DataChanges {

        private final List<String> noted = new CopyOnWriteArrayList<>();

        @Override
        public void push(String namespace, String repository) {
            noted.add("push " + namespace + "/" + repository);
        }

        @Override
        public void delete(String namespace, String repository) {
            noted.add("delete " + namespace + "/" + repository);
        }

        @Override
        public void move(String namespace, String repository) {
            noted.add("move " + namespace + "/" + repository);
        }
    }

    @BeforeAll
    static void start() {
        emulator = new SpringApplicationBuilder(SwrEmulatorApplication.class, NotedChanges.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "--swr.faults=moving-pages");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void changesTheListedRepositoryBeforeItsSecondThirdAndFourthPage() throws Exception {
        List<String> noted = emulator.getBean(NotedChanges.class).noted;
        list("busybox", 0);
        assertThat(noted).isEmpty();
        list("busybox", 1);
        assertThat(noted).containsExactly("push namespace/busybox");
        list("busybox", 2);
        list("a$b", 3);
        list("busybox", 4);
        assertThat(noted).containsExactly("push namespace/busybox", "delete namespace/busybox", "move namespace/a/b");
    }

    private static void list(String repository, int offset) throws Exception {
        String path = tags("namespace", repository) + "?limit=1&offset=" + offset;
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + emulator.getEnvironment().getProperty("local.server.port")
                                        + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).isEqualTo(repository.equals("busybox") ? 200 : 404);
    }
}

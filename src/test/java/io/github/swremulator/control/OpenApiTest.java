package io.github.swremulator.control;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import io.github.swremulator.RawReply;
import io.github.swremulator.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The control API answers as its OpenAPI description says. */
@EmulatorTest
class OpenApiTest {

    private static final String LOCALHOST = "Host: localhost";
    private static final long TOO_LARGE = 1L << 30;
    private static final Description DESCRIPTION = Description.read();

    private static final List<Example> EXAMPLES = List.of(
            new Example("GET", "", "", "", 200),
            new Example("GET", "/openapi.yaml", "", "", 200),
            new Example("GET", "/seed.schema.json", "", "", 200),
            new Example("GET", "/sessions", "", "", 200),
            new Example("POST", "/sessions", "", "", 201),
            new Example("POST", "/sessions", "", "{\"name\":\"other\",\"seed\":\"none\"}", 201),
            new Example("POST", "/sessions", "", "{\"seed\":{\"group/app\":[\"v1\"]}}", 201),
            new Example("POST", "/sessions", "", "{\"seed\":\"group/app: [v1\"}", 400),
            new Example("POST", "/sessions", "", "{\"name\":\"any\"}", 409),
            new Example("POST", "/sessions", "", "", 413),
            new Example("GET", "/sessions/{name}", "", "", 200),
            new Example("GET", "/sessions/{name}", "default", "", 200),
            new Example("GET", "/sessions/{name}", "none", "", 404),
            new Example("DELETE", "/sessions/{name}", "", "", 204),
            new Example("DELETE", "/sessions/{name}", "none", "", 404),
            new Example("DELETE", "/sessions/{name}", "default", "", 409),
            new Example("POST", "/reset", "", "", 204),
            new Example("POST", "/reset", "?keep=faults,clock", "", 204),
            new Example("POST", "/reset", "?keep=nothing-known", "", 400),
            new Example("GET", "/data", "", "", 200),
            new Example("PUT", "/data", "", "group/app: [v1]", 200),
            new Example("PUT", "/data", "", "group/app: [v1", 400),
            new Example("PUT", "/data", "", "", 413),
            new Example("POST", "/data", "", "group/app: [v2]", 200),
            new Example("POST", "/data", "", "group/app: {tag: []}", 400),
            new Example("POST", "/data", "", "", 413),
            new Example("GET", "/snapshots", "", "", 200),
            new Example("PUT", "/snapshots/{name}", "", "", 200),
            new Example("PUT", "/snapshots/{name}", "", "", 409),
            new Example("GET", "/snapshots/{name}", "", "", 200),
            new Example("GET", "/snapshots/{name}", "none", "", 404),
            new Example("POST", "/snapshots/{name}", "", "", 204),
            new Example("POST", "/snapshots/{name}", "none", "", 404),
            new Example("DELETE", "/snapshots/{name}", "", "", 204),
            new Example("DELETE", "/snapshots/{name}", "none", "", 404),
            new Example("GET", "/requests", "", "", 200),
            new Example("GET", "/requests", "?status=4xx&limit=1", "", 200),
            new Example("GET", "/requests", "?limit=x", "", 400),
            new Example("GET", "/requests", "", "", 404),
            new Example("DELETE", "/requests", "", "", 204),
            new Example("DELETE", "/requests", "", "", 404),
            new Example("GET", "/findings", "", "", 200),
            new Example("GET", "/findings", "", "", 404),
            new Example("DELETE", "/findings", "", "", 204),
            new Example("DELETE", "/findings", "", "", 404),
            new Example("GET", "/faults", "", "", 200),
            new Example("PUT", "/faults", "", "{\"id\":\"put\",\"then\":{\"status\":500}}", 200),
            new Example("PUT", "/faults", "", "{\"then\":{}}", 400),
            new Example("PUT", "/faults", "", "[" + "{\"id\":\"a\",\"then\":{\"reset\":true}},".repeat(2) + "{}]", 400),
            new Example("PUT", "/faults", "", "", 413),
            new Example("POST", "/faults", "", "{\"profile\":\"slow\"}", 200),
            new Example("POST", "/faults", "", "{\"id\":\"any\",\"then\":{\"status\":500}}", 409),
            new Example("POST", "/faults", "", "[]]", 400),
            new Example("POST", "/faults", "", "", 413),
            new Example("DELETE", "/faults", "", "", 204),
            new Example("DELETE", "/faults/{id}", "", "", 204),
            new Example("DELETE", "/faults/{id}", "none", "", 404),
            new Example("GET", "/clock", "", "", 200),
            new Example("PUT", "/clock", "", "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}", 200),
            new Example("PUT", "/clock", "", "{\"advance\":\"PT1H30M\"}", 200),
            new Example("PUT", "/clock", "", "{\"frozen\":false}", 200),
            new Example("PUT", "/clock", "", "{\"advance\":\"10\"}", 400),
            new Example("PUT", "/clock", "", "{\"now\":\"yesterday\"}", 400),
            new Example("PUT", "/clock", "", "{\"now\":\"2026-01-01T00:00:00Z\",\"advance\":\"1h\"}", 400),
            new Example("PUT", "/clock", "", "{\"forzen\":true}", 400),
            new Example("PUT", "/clock", "", "{}", 400),
            new Example("PUT", "/clock", "", "", 413),
            new Example("DELETE", "/clock", "", "", 204));

    private final Emulator emulator;
    private final Emulators emulators;

    OpenApiTest(Emulator emulator, Emulators emulators) {
        this.emulator = emulator;
        this.emulators = emulators;
    }

    /** @param rest a query, or the name in the path; {@code any} by default */
    private record Example(String method, String path, String rest, String body, int status) {

        String operation() {
            return method + " /_emulator" + path;
        }

        String target() {
            return rest.startsWith("?")
                    ? "/_emulator" + path + rest
                    : "/_emulator" + path.replaceAll("\\{\\w+}", rest.isEmpty() ? "any" : rest);
        }

        String type() {
            return path.equals("/data") ? "application/yaml" : "application/json";
        }

        /** Whether it needs an emulator without a journal, and without snapshots. */
        boolean needsLess() {
            return (status == 404 && !path.contains("{")) || (status == 409 && path.startsWith("/snapshots"));
        }

        RawReply send(Emulator emulator) {
            String head = method + " " + target() + " HTTP/1.0\r\n" + LOCALHOST + "\r\nContent-Type: " + type()
                    + "\r\nContent-Length: ";
            return status == 413
                    ? UnfinishedCall.send(emulator, head + TOO_LARGE + "\r\n\r\n")
                    : emulator.raw(head + body.length() + "\r\n\r\n" + body);
        }
    }

    @BeforeEach
    void addData() {
        new Example("PUT", "/snapshots/{name}", "", "", 200).send(emulator);
        TestSession.open(emulator, "{\"name\":\"any\"}");
        emulator.get(tags("namespace", "busybox") + "?limit=1", "X-Auth-Token", "any");
        emulator.get(tags("namespace", "none") + "?page=1");
        emulator.raw("rubbish\r\n\r\n");
        new Example("PUT", "/faults", "", "{\"id\":\"any\",\"then\":{\"delay\":\"1ms\"}}", 200).send(emulator);
    }

    @AfterEach
    void removeSnapshotsAndSessions() {
        emulator.control().deleteSnapshots();
        TestSession.closeAll(emulator);
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void describesEachReply(Example example) {
        RawReply reply = example.send(
                example.needsLess() ? emulators.with("swr.journal.enabled=false", "swr.snapshot.max=0") : emulator);
        assertThat(reply.status()).as(reply.body()).isEqualTo(example.status());
        DESCRIPTION.assertDescribes(example.operation(), reply);
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void acceptsTheSameBodies(Example example) {
        boolean isAccepted = example.status() < 300;
        if (!example.body().isBlank() && (isAccepted || example.path().equals("/clock"))) {
            assertThat(DESCRIPTION.accepts(example.operation(), example.type(), example.body()))
                    .isEqualTo(isAccepted);
        }
    }

    @Test
    void describesTheRefusalOfUnknownParametersAndHostsOnEveryRoute() {
        assertThat(DESCRIPTION.operations()).hasSizeGreaterThan(20).allSatisfy(operation -> {
            String[] name = operation.name().replaceAll("\\{\\w+}", "any").split(" ", 2);
            RawReply refused = emulator.rawCall(name[0], name[1] + "?unknown=1", LOCALHOST);
            assertThat(refused.status()).isEqualTo(400);
            DESCRIPTION.assertDescribes(operation.name(), refused);
            RawReply foreign = emulator.rawCall(name[0], name[1], "Host: evil.test");
            assertThat(foreign.status()).isEqualTo(403);
            DESCRIPTION.assertDescribes(operation.name(), foreign);
        });
    }

    @Test
    void describesOnlyStatusesThatAreTested() {
        Set<String> tried = Stream.concat(
                        EXAMPLES.stream().map(example -> example.operation() + " " + example.status()),
                        DESCRIPTION.operations().map(operation -> operation.name() + " 400"))
                .collect(Collectors.toSet());
        assertThat(DESCRIPTION.answers()).isNotEmpty().isSubsetOf(tried);
    }

    @Test
    void describesTheDataInJson() {
        RawReply reply = emulator.rawCall("GET", "/_emulator/data", LOCALHOST, "Accept: application/json");
        assertThat(reply.header("Content-Type")).contains("application/json");
        DESCRIPTION.assertDescribes("GET /_emulator/data", reply);
    }

    @ParameterizedTest
    @CsvSource({
        "/_emulator/openapi.yaml, control/openapi.yaml, application/yaml",
        "/_emulator/seed.schema.json, seed/seed.schema.json, application/schema+json"
    })
    void isServedAsItIs(String path, String resource, String type) throws Exception {
        RawReply reply = emulator.rawCall("GET", path, LOCALHOST, "Range: bytes=9-1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains(type);
        assertThat(reply.body()).isEqualTo(new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8));
    }

    /** By this description, .ci/schemathesis calls the other APIs. */
    @Test
    void theOtherApisAreDescribedCompletely() throws IOException {
        Description others =
                new Description(new YAMLMapper().readTree(Files.readString(Path.of(".ci/management.yaml"))));
        Stream<String> routes = emulator
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                // The registry has a suite of its own, that of its specification.
                .filter(route ->
                        !route.getValue().getBeanType().getPackageName().endsWith(".distribution"))
                .map(Map.Entry::getKey)
                .filter(route -> route.getName() != null)
                .flatMap(route -> route.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> route.getPatternValues().stream().map(path -> method + " " + path)));
        assertThat(others.operations().map(Description.Operation::name))
                .containsExactlyInAnyOrderElementsOf(routes.toList());
    }
}

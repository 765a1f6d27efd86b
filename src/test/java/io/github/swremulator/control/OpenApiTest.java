package io.github.swremulator.control;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.ControlCalls.call;
import static io.github.swremulator.control.ControlCalls.get;
import static io.github.swremulator.control.ControlCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the control API is true. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static Emulator emulator;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
        document = json(get(emulator, "/_emulator/openapi.json"));
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private record Operation(String method, String path, JsonNode description) {

        String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private static Stream<Operation> operations() {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(member.getKey(), path.getKey(), member.getValue())));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    @Test
    void isTheSameInYamlAndInJson() {
        RawReply yaml = get(emulator, "/_emulator/openapi.yaml");
        assertThat(yaml.header("Content-Type")).contains("application/yaml");
        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(document);
    }

    @Test
    void hasEveryRouteAndNoOther() {
        Set<String> routes = new TreeSet<>(Set.of("GET /_emulator"));
        json(get(emulator, "/_emulator"))
                .get("routes")
                .propertyStream()
                .forEach(route -> route.getValue()
                        .valueStream()
                        .forEach(method -> routes.add(method.stringValue() + " " + route.getKey())));
        assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void isAnOpenApiDocument() {
        assertThat(document.get("openapi").stringValue()).matches("3\\.1\\.\\d");
        assertThat(document.at("/info/title").stringValue()).isNotEmpty();
        assertThat(document.at("/info/version").stringValue()).isNotEmpty();
        assertThat(document.propertyNames())
                .isSubsetOf("openapi", "info", "servers", "security", "tags", "paths", "components");
        assertThat(operations()
                        .map(operation ->
                                operation.description().get("operationId").stringValue()))
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[a-z][A-Za-z]+").asMatchPredicate());
    }

    @Test
    void refersOnlyToWhatThereIs() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesEachOperationWhole() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.description().propertyNames())
                    .contains("tags", "summary", "operationId", "responses")
                    .isSubsetOf(
                            "tags", "summary", "description", "operationId", "parameters", "requestBody", "responses");
            JsonNode responses = operation.description().get("responses");
            assertThat(responses.has("default")).isTrue();
            assertThat(responses)
                    .allSatisfy(response -> assertThat(
                                    resolved(response).get("description").stringValue())
                            .isNotEmpty());
            assertThat(pathParameters(operation)).isEqualTo(namesIn(operation.path()));
        });
    }

    private static Set<String> namesIn(String path) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\{(\\w+)}").matcher(path).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static Set<String> pathParameters(Operation operation) {
        Set<String> names = new TreeSet<>();
        Stream.of(document.get("paths").get(operation.path()), operation.description())
                .flatMap(node -> node.path("parameters").valueStream())
                .map(OpenApiTest::resolved)
                .filter(parameter -> parameter.get("in").stringValue().equals("path"))
                .forEach(parameter -> names.add(parameter.get("name").stringValue()));
        return names;
    }

    @Test
    void hasSchemasThatAreSchemas() {
        var schemaOfSchemas = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(document.at("/components/schemas"))
                .allSatisfy(
                        schema -> assertThat(schemaOfSchemas.validate(schema)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_emulator, /_emulator",
        "GET, /_emulator/openapi.yaml, /_emulator/openapi.yaml",
        "GET, /_emulator/openapi.json, /_emulator/openapi.json",
        "GET, /_emulator/requests, /_emulator/requests",
        "GET, /_emulator/requests, /_emulator/requests?limit=x",
        "GET, /_emulator/requests, /_emulator/requests?status=9xx",
        "GET, /_emulator/findings, /_emulator/findings",
        "GET, /_emulator/data, /_emulator/data",
        "PUT, /_emulator/data, /_emulator/data",
        "GET, /_emulator/snapshots, /_emulator/snapshots",
        "PUT, /_emulator/snapshots/{name}, /_emulator/snapshots/one",
        "GET, /_emulator/snapshots/{name}, /_emulator/snapshots/one",
        "GET, /_emulator/snapshots/{name}, /_emulator/snapshots/none",
        "POST, /_emulator/snapshots/{name}, /_emulator/snapshots/one",
        "DELETE, /_emulator/snapshots/{name}, /_emulator/snapshots/one",
        "DELETE, /_emulator/requests, /_emulator/requests",
        "DELETE, /_emulator/findings, /_emulator/findings",
        "POST, /_emulator/reset, /_emulator/reset",
        "POST, /_emulator/reset, /_emulator/reset?keep=nothing-known"
    })
    void describesWhatIsAnswered(String method, String path, String target) {
        call(emulator, "PUT", "/_emulator/snapshots/one", "Host: localhost");
        emulator.get(tags("namespace", "busybox") + "?limit=1", "X-Auth-Token", "any");
        emulator.get(tags("namespace", "none") + "?page=1");
        emulator.raw("rubbish\r\n\r\n");
        assertDescribed(method, path, call(emulator, method, target, "Host: localhost"));
    }

    @ParameterizedTest
    @CsvSource({"PUT, group/app: [v1]", "POST, group/app: [v2]", "PUT, 'group/app: [v1'"})
    void describesTheAnswerToASeedDocument(String method, String body) {
        assertDescribed(
                method,
                "/_emulator/data",
                emulator.raw(
                        method + " /_emulator/data HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/yaml\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body));
        call(emulator, "POST", "/_emulator/reset", "Host: localhost");
    }

    @Test
    void describesARefusal() {
        assertDescribed("GET", "/_emulator/requests", call(emulator, "GET", "/_emulator/requests", "Host: evil.test"));
    }

    private static void assertDescribed(String method, String path, RawReply reply) {
        JsonNode responses = document.get("paths")
                .get(path)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response = resolved(
                responses.path(String.valueOf(reply.status())).isMissingNode()
                        ? responses.get("default")
                        : responses.get(String.valueOf(reply.status())));
        assertThat(response.at("/headers/X-Request-Id").isMissingNode()).isFalse();
        assertThat(reply.header("X-Request-Id")).isPresent();
        if (reply.status() == 204) {
            assertThat(response.has("content")).isFalse();
            assertThat(reply.body()).isEmpty();
            return;
        }
        String type = reply.header("Content-Type").orElseThrow();
        assertThat(response.get("content").propertyNames()).contains(type);
        JsonNode schema = response.get("content").get(type).get("schema");
        JsonNode body = type.equals("application/yaml") ? new YAMLMapper().readTree(reply.body()) : json(reply);
        assertThat(SCHEMAS.getSchema(withComponents(schema)).validate(body)).isEmpty();
    }

    private static JsonNode withComponents(JsonNode schema) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", document.get("components"));
        return whole;
    }
}

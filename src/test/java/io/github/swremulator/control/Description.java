package io.github.swremulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.swremulator.RawReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI description of the control API, which checks requests and replies against its schemas. */
record Description(JsonNode document) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** @param name such as {@code GET /_emulator} */
    record Operation(String name, String path, JsonNode description) {}

    static Description read() {
        try {
            return new Description(
                    YAML.readTree(new ClassPathResource("control/openapi.yaml").getContentAsByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Operation> operations() {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(field -> METHODS.contains(field.getKey()))
                        .map(field -> new Operation(
                                field.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                path.getKey(),
                                field.getValue())));
    }

    Operation operation(String name) {
        return operations()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not described"));
    }

    /** The operations with their described statuses, such as {@code GET /_emulator 200}; without {@code default}. */
    Stream<String> answers() {
        return operations()
                .flatMap(operation -> operation.description().get("responses").propertyNames().stream()
                        .filter(status -> !status.equals("default"))
                        .map(status -> operation.name() + " " + status));
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    void assertDescribes(String operation, RawReply reply) {
        JsonNode responses = operation(operation).description().get("responses");
        JsonNode described = responses.path(String.valueOf(reply.status()));
        JsonNode response = resolved(described.isMissingNode() ? responses.get("default") : described);
        assertThat(response.at("/headers/X-Request-Id").isMissingNode()).isFalse();
        assertThat(reply.header("X-Request-Id")).isPresent();
        if (reply.status() == 204) {
            assertThat(response.has("content")).isFalse();
            assertThat(reply.body()).isEmpty();
            return;
        }
        String type = reply.header("Content-Type").orElseThrow();
        assertThat(response.get("content").propertyNames()).contains(type);
        assertThat(schema(response, type).validate(YAML.readTree(reply.body()))).isEmpty();
    }

    /** Whether the schema of an operation's request accepts a body. */
    boolean accepts(String operation, String type, String body) {
        JsonNode requestBody = resolved(operation(operation).description().get("requestBody"));
        return schema(requestBody, type).validate(YAML.readTree(body)).isEmpty();
    }

    private Schema schema(JsonNode owner, String type) {
        ObjectNode whole =
                owner.get("content").get(type).get("schema").deepCopy().asObject();
        whole.set("components", document.get("components"));
        return SCHEMAS.getSchema(whole);
    }

    static Schema schemaOfSchemas() {
        return SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }
}

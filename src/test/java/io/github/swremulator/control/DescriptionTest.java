package io.github.swremulator.control;

import static io.github.swremulator.control.ControlReplies.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.control.Description.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description of the control API is valid and complete. */
class DescriptionTest {

    private static final Description DESCRIPTION = Description.read();
    private static final JsonNode DOCUMENT = DESCRIPTION.document();

    @Test
    @EmulatorTest
    void hasExactlyTheRoutes(Emulator emulator) {
        List<String> routes = new ArrayList<>(routes(emulator));
        routes.add("GET /_emulator");
        assertThat(DESCRIPTION.operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void isAnOpenApiDocument() {
        assertThat(DOCUMENT.get("openapi").stringValue()).matches("3\\.1\\.\\d");
        assertThat(DOCUMENT.at("/info/title").stringValue()).isNotEmpty();
        assertThat(DOCUMENT.at("/info/version").stringValue()).isNotEmpty();
        assertThat(DOCUMENT.propertyNames())
                .isSubsetOf("openapi", "info", "servers", "security", "tags", "paths", "components");
        assertThat(DESCRIPTION
                        .operations()
                        .map(operation ->
                                operation.description().get("operationId").stringValue()))
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[a-z][A-Za-z]+").asMatchPredicate());
    }

    @Test
    void hasOnlyReferencesThatResolve() {
        assertThat(DOCUMENT.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesEachOperationCompletely() {
        assertThat(DESCRIPTION.operations()).allSatisfy(operation -> {
            assertThat(operation.description().propertyNames())
                    .contains("tags", "summary", "operationId", "responses")
                    .isSubsetOf(
                            "tags", "summary", "description", "operationId", "parameters", "requestBody", "responses");
            JsonNode responses = operation.description().get("responses");
            assertThat(responses.has("default")).isTrue();
            assertThat(responses)
                    .allSatisfy(response -> assertThat(DESCRIPTION
                                    .resolved(response)
                                    .get("description")
                                    .stringValue())
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
        Stream.of(DOCUMENT.get("paths").get(operation.path()), operation.description())
                .flatMap(node -> node.path("parameters").valueStream())
                .map(DESCRIPTION::resolved)
                .filter(parameter -> parameter.get("in").stringValue().equals("path"))
                .forEach(parameter -> names.add(parameter.get("name").stringValue()));
        return names;
    }

    @Test
    void hasValidSchemas() {
        assertThat(DOCUMENT.at("/components/schemas"))
                .allSatisfy(schema -> assertThat(Description.schemaOfSchemas().validate(schema))
                        .isEmpty());
    }
}

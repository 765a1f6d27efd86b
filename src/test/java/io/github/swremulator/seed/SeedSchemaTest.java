package io.github.swremulator.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.InvalidDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema agrees with the reader. */
class SeedSchemaTest {

    private static final String TEXT = text();
    private static final JsonNode JSON = JsonMapper.shared().readTree(TEXT);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(TEXT);

    @Test
    void hasThePropertiesOfTheReader() {
        assertThat(properties("organization")).containsExactlyElementsOf(fields(OrganizationDocument.class));
        assertThat(properties("permission")).containsExactlyElementsOf(fields(OrganizationDocument.Permission.class));
        assertThat(properties("repository")).containsExactlyElementsOf(SeedDocument.REPOSITORY_FIELDS);
        assertThat(properties("manifest")).containsExactlyInAnyOrderElementsOf(fields(ManifestDocument.class));
        assertThat(Stream.of("singleTag", "generator")
                        .flatMap(definition -> properties(definition).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(fields(TagDocument.class));
        assertThat(properties("generator")).containsExactlyInAnyOrderElementsOf(TagDocument.GENERATOR_FIELDS);
        assertThat(JSON.path("properties").propertyNames()).containsExactly(SeedDocument.SCHEMA);
    }

    private static List<String> fields(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void describesEachProperty() {
        assertThat(Stream.of("organization", "repository", "singleTag", "generator", "permission"))
                .flatMap(definition -> JSON.path("$defs")
                        .path(definition)
                        .path("properties")
                        .valueStream()
                        .toList())
                .allMatch(property -> property.has("description")
                        || JSON.at(property.path("$ref").asString("").replaceFirst("^#", ""))
                                .has("description"));
    }

    @Test
    void examplesAreAccepted() {
        assertThat(JSON.path("examples").valueStream().toList()).isNotEmpty().allSatisfy(example -> {
            assertThat(catchThrowable(() -> SeedListing.of(DocumentFormat.JSON, example.toString())))
                    .isNull();
            assertThat(SCHEMA.validate(example)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$schema\":\"x\"}",
                "{\"group\":{}}",
                "{\"group\":{\"id\":2147483647,\"domain_id\":\"d\",\"creator_name\":\"\"}}",
                "{\"group\":{\"permissions\":[{\"user_id\":1,\"user_name\":\"ann\",\"auth\":7}]}}",
                "{\"group/a\":{\"permissions\":[]}}",
                "{\"group/a\":{\"category\":\"arms\",\"description\":\"\",\"is_public\":false}}",
                "{\"group/a\":{\"creator_id\":\"c\",\"creator_name\":\"n\",\"created\":\"2026-01-01T00:00:00Z\"}}",
                "{\"group/a\":{\"num_download\":9223372036854775807}}",
                "{\"group/a\":[]}",
                "{\"group/a\":{}}",
                "{\"group/a\":{\"manifests\":[{\"manifest\":\"{\\\"schemaVersion\\\":2,\\\"manifests\\\":[]}\"}]}}",
                "{\"gr--oup/a---b\":[]}",
                "{\"group/a/b.c__d\":[\"v1\",1.10,3,{\"name\":2}]}",
                "{\"group/a\":{\"repo_id\":7,\"tags\":[\"v1\"]}}",
                "{\"group/a\":[{\"name\":\"v1\",\"deleted\":null,\"image_id\":12,\"schema\":2,\"tag_type\":1}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"manifest\":\"m\",\"schema\":1,\"tag_type\":1}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"created\":\"2026-01-01T00:00:00.500000000+08:00\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"digest\":\"sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"size\":9223372036854775807}]}",
                "{\"group/a\":[{\"name\":\"{n}\",\"count\":2,\"every\":\"0s\",\"until\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"scanned\":true,\"tag_type\":1}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"PT1H30M\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"P1DT0.5S\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"250ms\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"+1H\"}]}",
                "{\"group/a\":{\"name\":\"v{n}\",\"count\":2}}"
            })
    void acceptsWhatTheReaderAccepts(String document) {
        assertThat(catchThrowable(() -> SeedListing.of(DocumentFormat.JSON, document)))
                .isNull();
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{\"$schema\":1}",
                "{\"group\":[]}",
                "{\"group\":{\"a\":[]}}",
                "{\"group\":{\"id\":2147483648}}",
                "{\"group\":{\"id\":-1}}",
                "{\"group\":{\"domain_id\":null}}",
                "{\"group\":{\"creator_name\":true}}",
                "{\"group/a\":{\"num_download\":-1}}",
                "{\"group/a\":{\"num_download\":\"1\"}}",
                "{\"group\":{\"permissions\":{}}}",
                "{\"group\":{\"permissions\":[\"ann\"]}}",
                "{\"group\":{\"permissions\":[{\"user_id\":\"u\",\"auth\":7}]}}",
                "{\"group\":{\"permissions\":[{\"user_id\":\" \",\"user_name\":\"ann\",\"auth\":7}]}}",
                "{\"group\":{\"permissions\":[{\"user_id\":\"u\",\"user_name\":\"ann\",\"auth\":2}]}}",
                "{\"group/a\":{\"category\":\"Linux\"}}",
                "{\"group/a\":{\"description\":1}}",
                "{\"group/a\":{\"is_public\":\"true\"}}",
                "{\"group/a\":{\"updated\":\"today\"}}",
                "{\"group/a\":{\"permissions\":[{}]}}",
                "{\"Group\":{}}",
                "{\"group//a\":[]}",
                "{\"gr..oup/a\":[]}",
                "{\"group/a___b\":[]}",
                "{\"group/a-.b\":[]}",
                "{\"group/A\":[]}",
                "{\"group/a\":null}",
                "{\"group/a\":\"v1\"}",
                "{\"group/a\":{\"manifests\":[\"m\"]}}",
                "{\"group/a\":{\"manifests\":[{}]}}",
                "{\"group/a\":{\"manifests\":[{\"manifest\":\"m\",\"name\":\"v1\"}]}}",
                "{\"group/a\":[true]}",
                "{\"group/a\":[null]}",
                "{\"group/a\":[[]]}",
                "{\"group/a\":[\"-v1\"]}",
                "{\"group/a\":[-1]}",
                "{\"group/a\":[{}]}",
                "{\"group/a\":{\"tag\":[]}}",
                "{\"group/a\":{\"name\":\"v1\"}}",
                "{\"group/a\":{\"name\":\"v{n}\",\"count\":2,\"tags\":[]}}",
                "{\"group/a\":{\"repo_id\":-1}}",
                "{\"group/a\":{\"repo_id\":\"1\"}}",
                "{\"group/a\":{\"oci_layout\":\"\"}}",
                "{\"group/a\":{\"oci_layout\":1}}",
                "{\"group/a\":[{\"name\":\"v1\",\"Tag\":\"v1\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"id\":9223372036854775808}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"size\":1.5}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"image_id\":true}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"manifest\":1}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"digest\":\"sha256:0\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"schema\":3}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"schema\":1,\"tag_type\":1}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"tag_type\":2}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"is_trusted\":\"true\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"created\":\"2026-02-30T00:00:00Z\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"created\":\"2026-01-01T00:00:00.0000001Z\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"created\":\"2026-01-01T00:00:00\"}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"created\":null}]}",
                "{\"group/a\":[{\"name\":\"v1\",\"every\":\"1h\"}]}",
                "{\"group/a\":[{\"name\":\"v\",\"count\":2}]}",
                "{\"group/a\":[{\"count\":2}]}",
                "{\"group/a\":[{\"name\":\"v {n}\",\"count\":2}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":0}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":\"2\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"1\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"-1h\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"1.5h\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"1w\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"every\":\"PT\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"until\":\"now\"}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"id\":1}]}",
                "{\"group/a\":[{\"name\":\"v{n}\",\"count\":2,\"created\":\"2026-01-01T00:00:00Z\"}]}"
            })
    void refusesWhatTheReaderRefuses(String document) {
        assertThat(catchThrowable(() -> SeedListing.of(DocumentFormat.JSON, document)))
                .isInstanceOf(InvalidDocumentException.class);
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed.yaml", "everything.yaml"})
    void acceptsTheExampleFiles(String example) throws IOException {
        Path file = Path.of("examples", example);
        assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
        assertThat(SeedListing.of(SeedFiles.find(file.toString())).tags).hasSizeGreaterThan(20);
    }

    private static List<String> properties(String definition) {
        return List.copyOf(
                JSON.path("$defs").path(definition).path("properties").propertyNames());
    }

    private static String text() {
        try (InputStream content = new ClassPathResource("seed/seed.schema.json").getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

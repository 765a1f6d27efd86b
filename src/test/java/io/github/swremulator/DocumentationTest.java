package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Documentation.Block;
import io.github.swremulator.gateway.OciErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages without their commands, which {@link DocumentationIT} runs. */
class DocumentationTest {

    private static final Pattern SETTING =
            Pattern.compile("^\\| `(SWR_[A-Z0-9_]+)` \\| (?:`(.*?)`)? ?\\|", Pattern.MULTILINE);

    @Test
    void everyPageWithCommandsIsRun() {
        List<Path> withCommands = Documentation.all().stream()
                .filter(page -> page.blocks().stream().map(Block::language).anyMatch("sh"::equals))
                .map(Documentation::page)
                .filter(page -> !page.endsWith("CONTRIBUTING.md"))
                .toList();
        assertThat(Documentation.run())
                .extracting(Documentation::page)
                .containsExactlyInAnyOrderElementsOf(withCommands);
    }

    @Test
    void everyLinkHasATarget() {
        for (Documentation page : Documentation.all()) {
            assertThat(page.links())
                    .as(page.page().toString())
                    .allSatisfy(link -> assertThat(link.startsWith("https://")
                                    || link.startsWith("#")
                                    || Files.exists(target(page, link)))
                            .isTrue());
        }
    }

    private static Path target(Documentation page, String link) {
        return page.page().toAbsolutePath().resolveSibling(link.replaceFirst("#.*", ""));
    }

    @Test
    void everyClassInTheArchitectureExists() throws IOException {
        Pattern name = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)`");
        assertThat(name.matcher(Files.readString(Path.of("docs/architecture.md")))
                        .results())
                .extracting(found -> found.group(1).replace('.', '/'))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(Path.of("src/main/java/io/github/swremulator", found + ".java"))
                        .exists());
    }

    @Test
    void everyErrorOfTheRegistryIsDocumented() throws IOException {
        String rows = Stream.of(OciErrorCode.values())
                .sorted(Comparator.comparingInt(OciErrorCode::status))
                .map(code -> "| %d | `%s` | %s | %s |\n".formatted(code.status(), code, code.message(), code.when()))
                .collect(Collectors.joining());
        String table =
                "<!-- codes -->\n| Status | Code | Message | When |\n|---|---|---|---|\n" + rows + "<!-- /codes -->\n";
        assertThat(Files.readString(Path.of("docs/registry.md")).contains(table))
                .withFailMessage("docs/registry.md must contain this table:%n%s", table)
                .isTrue();
    }

    @Test
    void everyOperationOfTheRegistryIsDocumented() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/swremulator/distribution"))) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        String documented = Files.readString(Path.of("docs/control.md"));
        assertThat(Pattern.compile("Mapping\\(\\s*name = \"(\\w+)\"")
                        .matcher(sources)
                        .results())
                .extracting(found -> found.group(1))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(documented).containsPattern("\\b" + operation + "\\b"));
    }

    @Test
    void everySettingIsDocumentedWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        SETTING.matcher(Documentation.read(Path.of("docs/settings.md")).text())
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        assertThat(documented).isEqualTo(settings());
    }

    /** Reads the settings from the generated metadata. Lists of objects are documented in another form. */
    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream())
                .get("properties")
                .valueStream()
                .filter(property -> property.get("name").asString().startsWith("swr."))
                .filter(property -> !property.get("type").asString().startsWith("java.util.List<io.github"))
                .forEach(property -> settings.put(variable(property), defaultValue(property)));
        return settings;
    }

    private static String variable(JsonNode property) {
        return property.get("name").asString().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static String defaultValue(JsonNode property) {
        String value = property.path("defaultValue").asString("");
        return value.equals("[]") ? "" : value;
    }
}

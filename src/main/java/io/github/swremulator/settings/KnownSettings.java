package io.github.swremulator.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The known settings, from the metadata that Spring Boot's processor generates at build time. */
record KnownSettings(List<Setting> settings) {

    static final String PREFIX = "swr.";

    private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";
    private static final Pattern SEVERAL = Pattern.compile("java\\.util\\.(List|Set|Collection|Map)<.*|.*\\[]");

    /** @param several whether it is a list or a map, whose elements have names of their own */
    record Setting(String name, boolean several) {

        /** The recommended name of the environment variable: {@code SWR_SEED_MODE}. */
        String variable() {
            return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }

        boolean isProperty(String property) {
            return isOrHas(withoutDashes(property), withoutDashes(name), ".[");
        }

        /** Takes also {@code SWR_SEEDMODE}, the form that Spring Boot documents. */
        boolean isVariable(String variable) {
            String compact = name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
            return isOrHas(variable, variable(), "_") || isOrHas(variable, compact, "_");
        }

        private boolean isOrHas(String stated, String known, String separators) {
            return stated.equals(known) || (several && isPart(stated, known, separators));
        }

        private static boolean isPart(String stated, String known, String separators) {
            return stated.length() > known.length()
                    && stated.startsWith(known)
                    && separators.indexOf(stated.charAt(known.length())) >= 0;
        }

        private static String withoutDashes(String name) {
            return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        }
    }

    static KnownSettings find() {
        try {
            Resource[] metadata = new PathMatchingResourcePatternResolver().getResources(METADATA);
            return new KnownSettings(Arrays.stream(metadata)
                    .map(KnownSettings::read)
                    .filter(settings -> !settings.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(METADATA + " lists no setting " + PREFIX)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Setting> read(Resource metadata) {
        try (InputStream content = metadata.getInputStream()) {
            JsonNode properties = JsonMapper.shared().readTree(content).path("properties");
            return properties
                    .valueStream()
                    .filter(property -> property.path("name").asString("").startsWith(PREFIX))
                    .map(KnownSettings::setting)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setting setting(JsonNode property) {
        return new Setting(
                property.path("name").asString(),
                SEVERAL.matcher(property.path("type").asString("")).matches());
    }

    boolean hasProperty(String name) {
        return settings.stream().anyMatch(setting -> setting.isProperty(name));
    }

    boolean hasVariable(String name) {
        return settings.stream().anyMatch(setting -> setting.isVariable(name));
    }

    List<String> properties() {
        return settings.stream().map(Setting::name).toList();
    }

    List<String> variables() {
        return settings.stream().map(Setting::variable).toList();
    }
}

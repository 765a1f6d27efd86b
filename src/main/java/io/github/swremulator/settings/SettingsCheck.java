package io.github.swremulator.settings;

import io.github.swremulator.document.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses unknown settings of the emulator, wherever they are set, before anything else starts. The known ones are read from
 * the metadata that Spring Boot's processor generates at build time.
 */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    static final String PREFIX = "swr.";

    private static final String VARIABLE_PREFIX = "SWR_";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern COMPOSITE = Pattern.compile("java\\.util\\.(List|Set|Collection|Map)<.*|.*\\[]");

    /** Kubernetes sets these for each service of a pod's namespace, perhaps one named swr-emulator. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "SWR_([A-Z0-9_]+_)?(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private @Nullable Environment environment;

    /** @param isComposite whether it is a list or a map, whose elements have names of their own */
    record Setting(String name, boolean isComposite) {

        boolean isProperty(String property) {
            return isOrContains(name, ConfigurationPropertyName.adapt(property, '.'));
        }

        /** Accepts {@code SWR_SEEDMODE}, the form that Spring Boot documents, and {@code SWR_SEED_MODE}. */
        boolean isVariable(String variable) {
            ConfigurationPropertyName property = ConfigurationPropertyName.adapt(variable, '_');
            return isOrContains(name, property) || isOrContains(name.replace('-', '.'), property);
        }

        private boolean isOrContains(String known, ConfigurationPropertyName property) {
            ConfigurationPropertyName setting = ConfigurationPropertyName.of(known);
            return setting.equals(property) || (isComposite && setting.isAncestorOf(property));
        }

        /** The recommended name of the environment variable: {@code SWR_SEED_MODE}. */
        private String variable() {
            return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> unknown = new ArrayList<>();
        if (environment instanceof ConfigurableEnvironment configurable) {
            List<Setting> settings = known();
            for (PropertySource<?> source : configurable.getPropertySources()) {
                if (source instanceof EnumerablePropertySource<?> names) {
                    Arrays.stream(names.getPropertyNames())
                            .flatMap(name -> unknown(name, names, settings).stream())
                            .forEach(unknown::add);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownSettingException(unknown.stream().sorted().toList());
        }
    }

    /** The jar's own metadata come first, so that those of Spring Boot, which are many times as long, are not read. */
    private static List<Setting> known() {
        try {
            Enumeration<URL> all = SettingsCheck.class.getClassLoader().getResources(METADATA);
            while (all.hasMoreElements()) {
                List<Setting> settings = read(all.nextElement());
                if (!settings.isEmpty()) {
                    return settings;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + METADATA + " lists a setting " + PREFIX);
    }

    private static List<Setting> read(URL metadata) throws IOException {
        try (InputStream content = metadata.openStream()) {
            return JsonMapper.shared()
                    .readTree(content)
                    .path("properties")
                    .valueStream()
                    .map(property -> new Setting(
                            property.path("name").asString(""),
                            COMPOSITE
                                    .matcher(property.path("type").asString(""))
                                    .matches()))
                    .filter(setting -> setting.name().startsWith(PREFIX))
                    .toList();
        }
    }

    /** The line of a message about a name in a source, unless it is known or not the emulator's. */
    private static Optional<String> unknown(String name, EnumerablePropertySource<?> source, List<Setting> settings) {
        boolean isVariable = name.toUpperCase(Locale.ROOT).startsWith(VARIABLE_PREFIX);
        if (isVariable && source instanceof SystemEnvironmentPropertySource) {
            return unknownVariable(name, settings);
        }
        boolean isProperty = name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
        if (!(isVariable || isProperty) || settings.stream().anyMatch(setting -> setting.isProperty(name))) {
            return Optional.empty();
        }
        // Spring does not read the name of a variable on the command line.
        String property = isVariable ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
        return line(name, origin(name, source), property, settings.stream().map(Setting::name));
    }

    private static Optional<String> unknownVariable(String name, List<Setting> settings) {
        String variable = name.toUpperCase(Locale.ROOT);
        boolean isKnown = SERVICE_LINK.matcher(variable).matches()
                || settings.stream().anyMatch(setting -> setting.isVariable(variable));
        return isKnown
                ? Optional.empty()
                : line(name, "environment", variable, settings.stream().map(Setting::variable));
    }

    private static Optional<String> line(String name, String origin, String like, Stream<String> known) {
        return Optional.of(name + " (" + origin + ")" + Spelling.didYouMean(like, known.toList()));
    }

    private static String origin(String name, PropertySource<?> source) {
        Origin origin = OriginLookup.getOrigin(source, name);
        return switch (source.getName()) {
            case "commandLineArgs" -> "command line";
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system properties";
            default -> origin != null ? origin.toString() : source.getName();
        };
    }

    /** Unknown settings; each line of the message names one, its origin, and the nearest known name. */
    static class UnknownSettingException extends RuntimeException {

        UnknownSettingException(List<String> lines) {
            super(String.join("\n", lines).replaceAll("[\\p{C}&&[^\n]]", "?"));
        }
    }

    /** Reports unknown settings as a message instead of a stack trace. */
    static class UnknownSettingAnalyzer extends AbstractFailureAnalyzer<UnknownSettingException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnknownSettingException cause) {
            return new FailureAnalysis(
                    "Unknown setting:\n\n    "
                            + String.valueOf(cause.getMessage()).replace("\n", "\n    "),
                    "Fix the name or remove the setting.",
                    cause);
        }
    }
}

package io.github.swremulator.settings;

import io.github.swremulator.document.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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

/** Refuses unknown settings of the emulator, wherever they are set, before anything else starts. */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final String VARIABLE_PREFIX = "SWR_";

    /** Kubernetes sets these for each service of a pod's namespace, perhaps one named swr-emulator. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "SWR_([A-Z0-9_]+_)?(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private Stream<EnumerablePropertySource<?>> sources = Stream.empty();

    @Override
    public void setEnvironment(Environment environment) {
        if (environment instanceof ConfigurableEnvironment configurable) {
            sources = configurable.getPropertySources().stream().flatMap(SettingsCheck::enumerable);
        }
    }

    private static Stream<EnumerablePropertySource<?>> enumerable(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> names ? Stream.of(names) : Stream.empty();
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        KnownSettings known = KnownSettings.find();
        List<String> unknown =
                sources.flatMap(source -> unknown(known, source)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new UnknownSettingException(unknown);
        }
    }

    private static Stream<String> unknown(KnownSettings known, EnumerablePropertySource<?> source) {
        boolean isEnvironment = source instanceof SystemEnvironmentPropertySource;
        return Arrays.stream(source.getPropertyNames())
                .flatMap(name -> isEnvironment && isVariable(name)
                        ? unknownVariable(known, name)
                        : unknownProperty(known, name, source));
    }

    private static boolean isVariable(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith(VARIABLE_PREFIX);
    }

    private static Stream<String> unknownVariable(KnownSettings known, String name) {
        String variable = name.toUpperCase(Locale.ROOT);
        if (known.hasVariable(variable) || SERVICE_LINK.matcher(variable).matches()) {
            return Stream.empty();
        }
        return Stream.of(name + " (environment)" + Spelling.didYouMean(variable, known.variables()));
    }

    private static Stream<String> unknownProperty(
            KnownSettings known, String name, EnumerablePropertySource<?> source) {
        boolean isProperty = name.toLowerCase(Locale.ROOT).startsWith(KnownSettings.PREFIX);
        if (!(isProperty || isVariable(name)) || (isProperty && known.hasProperty(name))) {
            return Stream.empty();
        }
        return Stream.of(
                name + " (" + origin(name, source) + ")" + Spelling.didYouMean(property(name), known.properties()));
    }

    /** On the command line Spring does not read the name of a variable. */
    private static String property(String name) {
        return isVariable(name) ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
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

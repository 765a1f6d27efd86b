package io.github.swremulator;

import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Binds and checks all settings of the emulator as a start does, without the rest of the start. */
public final class SettingsBinding {

    private SettingsBinding() {}

    /**
     * Returns the failure that a start with these settings, each {@code name=value}, would report.
     *
     * @throws AssertionError when they are accepted
     */
    public static String refusal(String... settings) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(settings).applyTo(context);
            context.register(All.class);
            try {
                context.refresh();
            } catch (RuntimeException failure) {
                return report(context, failure);
            }
            throw new AssertionError("accepted: " + String.join(" ", settings));
        }
    }

    /** Returns the report of a start that fails with this exception. */
    public static String report(Throwable failure) {
        return report(new GenericApplicationContext(), failure);
    }

    private static String report(ConfigurableApplicationContext context, Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                                .and(Environment.class, context.getEnvironment()))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(SettingsBinding::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message for this failure", failure));
    }

    private static String text(FailureAnalysis analysis) {
        return analysis.getDescription() + "\n" + analysis.getAction();
    }

    @ConfigurationPropertiesScan
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ConfigurationPropertiesBinding.class),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(SettingsCheck|StoreConfiguration|DataFolder)")
            })
    static class All {}
}

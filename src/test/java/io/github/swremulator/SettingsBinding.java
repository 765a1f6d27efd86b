package io.github.swremulator;

import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** All settings of the emulator, bound and checked as at its start, without the rest of a start. */
public final class SettingsBinding {

    private SettingsBinding() {}

    /**
     * What a start with these settings, each {@code name=value}, would report as its failure.
     *
     * @throws AssertionError when they are accepted
     */
    public static String refusal(String... settings) {
        StringBuilder report = new StringBuilder();
        new ApplicationContextRunner()
                .withUserConfiguration(All.class)
                .withPropertyValues(settings)
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    if (failure == null) {
                        throw new AssertionError("accepted: " + String.join(" ", settings));
                    }
                    report.append(analysis(context.getSourceApplicationContext(), failure));
                });
        return report.toString();
    }

    private static String analysis(ConfigurableApplicationContext context, Throwable failure) {
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
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.SettingsCheck")
            })
    static class All {}
}

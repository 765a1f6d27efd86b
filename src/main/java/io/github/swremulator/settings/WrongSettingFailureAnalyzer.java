package io.github.swremulator.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Reports a setting with an invalid value and what was expected. Unlike Spring Boot's own analyzers, it names no classes, and
 * hides the value if it is secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongSettingFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    private static final Pattern SECRET = Pattern.compile(".*(token|secret|password|key).*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException failure) {
        var refused = findCause(failure, InvalidConfigurationPropertyValueException.class);
        if (refused != null) {
            return analysis(refused.getName(), refused.getValue(), String.valueOf(refused.getReason()), refused);
        }
        var unbound = findCause(failure, BindException.class);
        if (unbound == null) {
            return null;
        }
        var property = unbound.getProperty();
        return property == null
                ? analysis(unbound.getName().toString(), null, expected(unbound), unbound)
                : analysis(property.getName().toString(), property.getValue(), expected(unbound), unbound);
    }

    private static @Nullable FailureAnalysis analysis(
            String setting, @Nullable Object value, String expected, Throwable cause) {
        return (setting + ".").startsWith(SettingsCheck.PREFIX)
                ? new FailureAnalysis(
                        "A setting has an invalid value:\n\n    " + line(setting, value, expected),
                        "Fix the value or remove the setting.",
                        cause)
                : null;
    }

    private static String line(String name, @Nullable Object value, String expected) {
        String shown = value == null || SECRET.matcher(name).matches() ? "" : " = " + text(value);
        return (name + shown + ": " + expected).replaceAll("\\p{C}", "?");
    }

    /** As a setting is written, not as in ISO 8601. */
    private static String text(Object value) {
        return value instanceof Duration span ? DurationStyle.SIMPLE.print(span) : value.toString();
    }

    private static String expected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException wrong
                    && isPlainEnum(wrong.getTargetType().getType())) {
                return Arrays.stream(wrong.getTargetType().getType().getEnumConstants())
                        .map(constant ->
                                constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ", "must be one of ", ""));
            }
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof NumberFormatException ? "must be a whole number" : String.valueOf(cause.getMessage());
    }

    /** Whether the values are the names of the constants; an enum with a nested converter reads other ones. */
    private static boolean isPlainEnum(Class<?> type) {
        return type.isEnum() && type.getDeclaredClasses().length == 0;
    }
}

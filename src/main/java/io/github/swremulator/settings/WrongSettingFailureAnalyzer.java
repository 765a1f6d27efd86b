package io.github.swremulator.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Reports a setting with an invalid value and what was expected. Unlike Spring Boot's own analyzers, it names no classes, and
 * hides the value if it is secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SECRET = Pattern.compile(".*(token|secret|password|key).*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!(cause.getName() + ".").startsWith(SettingsCheck.PREFIX)) {
            return null;
        }
        return new FailureAnalysis(
                "A setting has an invalid value:\n\n    " + String.join("\n    ", lines(cause)),
                "Fix the value or remove the setting.",
                cause);
    }

    private List<String> lines(BindException failure) {
        BindValidationException invalid = findCause(failure, BindValidationException.class);
        if (invalid != null) {
            ValidationErrors errors = invalid.getValidationErrors();
            return errors.getAllErrors().stream()
                    .map(error -> line(errors.getName(), error))
                    .toList();
        }
        var property = failure.getProperty();
        return List.of(
                property == null
                        ? line(failure.getName(), null, expected(failure))
                        : line(property.getName(), property.getValue(), expected(failure)));
    }

    private static String line(ConfigurationPropertyName name, ObjectError error) {
        return error instanceof FieldError field
                ? line(
                        name.append(DataObjectPropertyName.toDashedForm(field.getField())),
                        field.getRejectedValue(),
                        field.getDefaultMessage())
                : String.valueOf(error.getDefaultMessage());
    }

    private static String line(ConfigurationPropertyName name, @Nullable Object value, @Nullable String expected) {
        String shown = value == null || SECRET.matcher(name.toString()).matches() ? "" : " = " + value;
        return (name + shown + ": " + expected).replaceAll("\\p{C}", "?");
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

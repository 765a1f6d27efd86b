package io.github.swremulator.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.validation.FieldError;

/** Reports a setting with an invalid value and what was expected, without the value if it is secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SECRET = Pattern.compile(".*(token|secret|password|key).*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        String name = cause.getName().toString();
        if (!(name + ".").startsWith(KnownSettings.PREFIX)) {
            return null;
        }
        return new FailureAnalysis(
                "A setting has an invalid value:\n\n    " + String.join("\n    ", lines(cause)),
                "Fix the value or remove the setting.",
                cause);
    }

    private static List<String> lines(BindException failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                invalid.getValidationErrors()
                        .getAllErrors()
                        .forEach(error -> lines.add(
                                error instanceof FieldError field
                                        ? line(
                                                name(invalid, field),
                                                field.getRejectedValue(),
                                                field.getDefaultMessage())
                                        : String.valueOf(error.getDefaultMessage())));
                return lines;
            }
        }
        var property = failure.getProperty();
        return List.of(line(
                property == null ? failure.getName() : property.getName(),
                property == null ? null : property.getValue(),
                expected(failure)));
    }

    private static ConfigurationPropertyName name(BindValidationException invalid, FieldError field) {
        return invalid.getValidationErrors().getName().append(dashed(field.getField()));
    }

    private static String dashed(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String line(ConfigurationPropertyName name, @Nullable Object value, @Nullable String expected) {
        String shown = value == null || SECRET.matcher(name.toString()).matches() ? "" : " = " + value;
        return (name + shown + ": " + expected).replaceAll("\\p{C}", "?");
    }

    private static String expected(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException wrong && isEnum(wrong.getTargetType())) {
                return oneOf(wrong.getTargetType().getType());
            }
            deepest = cause;
        }
        return deepest instanceof NumberFormatException
                ? "must be a whole number"
                : String.valueOf(deepest.getMessage());
    }

    /** One whose constants are written as they are called, not one that reads its values itself. */
    private static boolean isEnum(TypeDescriptor type) {
        return type.getType().isEnum()
                && Arrays.stream(type.getType().getDeclaredClasses()).findAny().isEmpty();
    }

    private static String oneOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", ", "must be one of ", ""));
    }
}

package io.github.swremulator.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Checks of settings that their types do not make. A refusal names the setting, the value, and what was expected. */
public final class SettingValue {

    private SettingValue() {}

    /**
     * Refuses a value of a setting unless it is valid.
     *
     * @param value what the message shows; null if it may be a secret
     * @param expected what the value must be: {@code must be ...}
     */
    public static void require(boolean isValid, String setting, @Nullable Object value, String expected) {
        if (!isValid) {
            throw new InvalidConfigurationPropertyValueException(setting, value, expected);
        }
    }

    public static void requireMatch(Pattern pattern, String setting, String value, String expected) {
        require(pattern.matcher(value).matches(), setting, value, expected);
    }

    public static void requireAtLeast(long least, String setting, long value) {
        require(value >= least, setting, value, least == 0 ? "must not be negative" : "must be " + least + " or more");
    }
}

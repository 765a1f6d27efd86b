package io.github.swremulator.registry.world;

import java.util.regex.Pattern;

/** The name of a session: 1 to 64 letters, digits, {@code _}, {@code .} and {@code -}, the first neither {@code .} nor {@code -}. */
public record SessionName(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    /** The session of calls that name none. */
    public static final SessionName DEFAULT = new SessionName("default");

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public SessionName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 letters, digits, '_', '.' and '-', not beginning with '.' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

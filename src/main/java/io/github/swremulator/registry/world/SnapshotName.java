package io.github.swremulator.registry.world;

import java.util.regex.Pattern;

/** The name of a snapshot: 1 to 128 letters, digits, {@code _}, {@code .} and {@code -}, the first neither {@code .} nor {@code -}. */
public record SnapshotName(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public SnapshotName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.swremulator.registry;

import java.util.regex.Pattern;

/**
 * The name of an organization, "namespace" on SWR's wire (swr_02_0035, URI parameters): 1 to 64 characters.
 *
 * <p>The first is a lower-case letter, the last a lower-case letter or a digit; between them also a separator: one {@code .},
 * one or two {@code _}, or any number of {@code -}, never two kinds of them side by side.
 */
public record OrganizationName(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:(?:\\.|-+|__?)[a-z0-9]+)*");

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public OrganizationName {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 characters: lower-case letters and digits, the first a letter,"
                            + " with one '.', one or two '_', or any number of '-' between them");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

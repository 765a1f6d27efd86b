package io.github.swremulator.registry;

import java.util.regex.Pattern;

/**
 * The name of an image repository inside its organization (swr_02_0035, URI parameters): 1 to 128 characters.
 *
 * <p>The first and the last are lower-case letters or digits; between them also a separator: one {@code /}, one {@code .}, one
 * or two {@code _}, or any number of {@code -}, never two kinds of them side by side.
 */
public record RepositoryName(String value) {

    private static final int MAX_LENGTH = 128;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:(?:[./]|-+|__?)[a-z0-9]+)*");

    /** @throws IllegalArgumentException when the value has another form; the message describes the form, without a subject */
    public RepositoryName {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 128 characters: lower-case letters and digits,"
                            + " with one '/' or '.', one or two '_', or any number of '-' between them; on a path '/' is written '$'");
        }
    }

    /**
     * Reads a name whose every {@code /} is written {@code $}, as on the paths of SWR's API.
     *
     * @throws IllegalArgumentException when the name breaks the rule, or has a real {@code /}
     */
    public static RepositoryName fromPathSegment(String segment) {
        // A '/' must not pass for a '$': no name starts with one, so this name is refused.
        return new RepositoryName(segment.indexOf('/') < 0 ? segment.replace('$', '/') : "/");
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.swremulator.registry;

import java.util.regex.Pattern;

/** Which tags a list shows, by their name. */
public sealed interface TagNameFilter {

    /** Only the tag of exactly this name. */
    record Exactly(TagName name) implements TagNameFilter {}

    /** The tags whose name has this part anywhere, in the same case. */
    record Containing(String part) implements TagNameFilter {

        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

        /** @throws IllegalArgumentException when no tag's name can have this part, as the message says */
        public Containing {
            if (!FORM.matcher(part).matches()) {
                throw new IllegalArgumentException("must be 1 to 128 letters, digits, '_', '.' and '-'");
            }
        }
    }
}

package io.github.swremulator.control.reset;

import io.github.swremulator.document.Spelling;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The session of this thread's call goes back to how it was when it was opened; its data are back. Who keeps something else
 * that a test can change listens, and goes back too.
 *
 * @param kept what stays as it is
 */
public record EmulatorReset(Set<Part> kept) {

    /** What a test can change beside the data. */
    public enum Part {
        FAULTS,
        REQUESTS,
        CLOCK;

        private static final List<String> WORDS =
                Stream.of(values()).map(Part::word).toList();

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads words such as {@code faults,clock}.
         *
         * @throws IllegalArgumentException when a word is none of them; the message says which there are
         */
        static Set<Part> parse(String words) {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            for (String word : words.split(",", -1)) {
                parts.add(find(word));
            }
            return parts;
        }

        private static Part find(String word) {
            return Stream.of(values())
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "some of " + WORDS + " by commas were expected" + Spelling.didYouMean(word, WORDS)));
        }
    }

    /** Whether this goes back. */
    public boolean isOf(Part part) {
        return !kept.contains(part);
    }
}

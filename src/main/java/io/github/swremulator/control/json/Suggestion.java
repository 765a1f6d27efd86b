package io.github.swremulator.control.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote an unknown word. */
public final class Suggestion {

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

    private Suggestion() {}

    /** {@code ", did you mean …?"} where a known word is near, else a full stop. */
    public static String of(String written, Collection<?> known) {
        return known.stream()
                .map(Objects::toString)
                .filter(word -> distance(written, word) >= 0)
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .map(word -> ", did you mean " + word + "?")
                .orElse(".");
    }

    /** A word without its first part, as {@code 4030170} for {@code SVCSTG.SWR.4030170}, is near too. */
    private static int distance(String written, String word) {
        return word.endsWith("." + written) ? 0 : DISTANCE.apply(written, word);
    }
}

package io.github.swremulator.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Says what was likely meant, for messages to people. */
public final class Spelling {

    /** Longer ones are not looked at, since they cannot be near and a comparison costs time. */
    private static final int MAX_LENGTH = 100;

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

    private Spelling() {}

    /** Answers {@code , did you mean "created"?}, or nothing where no known word is near. The first of equally near ones wins. */
    public static String didYouMean(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> ", did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** The nearest of the known words, if one is near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** A short word has few letters that may be wrong. */
    private static boolean isNear(String word, String candidate) {
        int distance = distance(word, candidate);
        return distance >= 0 && distance <= Math.max(1, candidate.length() / 3);
    }

    private static int distance(String word, String candidate) {
        return DISTANCE.apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}

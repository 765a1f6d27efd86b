package io.github.swremulator.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one was probably meant to be. */
public final class Spelling {

    /** Longer ones cannot be near, and a comparison costs time. */
    private static final int MAX_LENGTH = 100;

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

    private Spelling() {}

    /** Returns {@code unknown field "x", did you mean "y"?} or {@code unknown field "x", expected one of [a, b]}. */
    public static String unknown(String what, String name, Collection<String> known) {
        String near = didYouMean(name, known);
        return "unknown " + what + " \"" + name + "\""
                + (near.isEmpty() ? ", expected " + (known.isEmpty() ? "none" : "one of " + List.copyOf(known)) : near);
    }

    /** Returns {@code , did you mean "created"?}, or an empty string if no known name is near. */
    public static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> ", did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** The nearest of the known names, if one is near; the first of equally near ones. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> isNear(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Two letters in the wrong order count as two; in a name of three letters that makes another name. */
    private static boolean isNear(String name, String candidate) {
        int distance = distance(name, candidate);
        return distance >= 0 && distance <= (candidate.length() < 4 ? 1 : Math.max(2, candidate.length() / 3));
    }

    private static int distance(String name, String candidate) {
        return DISTANCE.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}

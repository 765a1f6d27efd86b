package io.github.swremulator.registry;

/** Patterns of SQL in which {@code !} stands before a character that means itself. */
final class LikePattern {

    private LikePattern() {}

    /** Of every text that has this part. */
    static String containing(String part) {
        return "%" + part.replace("!", "!!").replace("_", "!_").replace("%", "!%") + "%";
    }
}

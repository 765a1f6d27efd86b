package io.github.swremulator.control.finding;

/** The beginning of what a client sent, which may be long. */
final class Excerpt {

    private Excerpt() {}

    static String of(String sent, int maxLength) {
        return sent.length() <= maxLength ? sent : sent.substring(0, end(sent, maxLength)) + "…";
    }

    /** Half a surrogate pair is no character. */
    private static int end(String sent, int maxLength) {
        return Character.isHighSurrogate(sent.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    }
}

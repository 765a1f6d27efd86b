package io.github.swremulator.registry;

/**
 * How places in lists of tags are kept.
 *
 * @param stride how many tags stand between two of them
 * @param max how many places are kept, of all lists
 */
record PlaceSettings(int stride, int max) {

    /** Of twenty million tags; a place takes some 100 bytes. */
    static final PlaceSettings DEFAULT = new PlaceSettings(1000, 20_000);
}

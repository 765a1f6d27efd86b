package io.github.swremulator.registry;

/**
 * How long the sections of a list are.
 *
 * @param tags of one that is written anew; it grows to twice as many
 */
record SectionSize(long tags) {

    /** As many sections of this are as long as a list of a million. */
    static final SectionSize DEFAULT = new SectionSize(1000);
}

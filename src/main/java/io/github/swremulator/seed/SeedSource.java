package io.github.swremulator.seed;

/** A part of a seed that is read by itself. */
sealed interface SeedSource permits CapturedReply, SeedDocument, ImageLayout {

    /**
     * Reads it from beginning to end.
     *
     * @throws io.github.swremulator.document.InvalidDocumentException with the place and what was expected there
     */
    void readInto(SeedReading reading);
}

package io.github.swremulator.seed;

/** A file or folder of a seed. */
sealed interface SeedSource permits CapturedReply, SeedDocument, ImageLayout {

    /**
     * Reads it completely.
     *
     * @throws io.github.swremulator.document.InvalidDocumentException with the place and what was expected there
     */
    void readInto(SeedReading reading);
}

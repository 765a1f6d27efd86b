package io.github.swremulator.document;

import tools.jackson.core.TokenStreamLocation;

/**
 * A place in a document, {@code seed.yaml:3:7}; lines and columns count from 1.
 *
 * @param line 0 for the file as a whole
 */
public record Place(String file, int line, int column) {

    /** Returns the place of a file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    public static Place of(String file, TokenStreamLocation location) {
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** Creates the exception for an invalid value at this place. */
    public InvalidDocumentException invalid(String problem) {
        return new InvalidDocumentException(this, InvalidDocumentException.Kind.WRONG_VALUE, "", problem);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}

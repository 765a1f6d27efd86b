package io.github.swremulator.seed;

import tools.jackson.core.TokenStreamLocation;

/** Where in a seed something stands; lines and columns count from 1. */
record Place(String file, int line, int column) {

    static Place of(String file, TokenStreamLocation location) {
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    BrokenSeedException broken(String expected) {
        return new BrokenSeedException(toString(), expected);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

package io.github.swremulator;

/** The databases that the emulator can keep its rows in. */
public enum Database {
    H2,
    POSTGRESQL
}

package io.github.swremulator;

/** The databases that the emulator supports. */
public enum Database {
    H2,
    POSTGRESQL
}

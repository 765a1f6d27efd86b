package io.github.swremulator.registry;

/** A tag to be stored contradicts itself or one that is stored already; the message says in what. */
public class ConflictingTagException extends RuntimeException {

    ConflictingTagException(String message) {
        super(message);
    }
}

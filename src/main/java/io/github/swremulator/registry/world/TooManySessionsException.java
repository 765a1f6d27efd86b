package io.github.swremulator.registry.world;

/** The limit of open sessions is reached. */
public class TooManySessionsException extends RuntimeException {

    public TooManySessionsException(long max) {
        super("at most " + max + " sessions can be open (swr.session.max)");
    }
}

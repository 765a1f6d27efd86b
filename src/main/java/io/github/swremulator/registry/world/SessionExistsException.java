package io.github.swremulator.registry.world;

/** There is a session of that name already. */
public class SessionExistsException extends RuntimeException {

    public SessionExistsException(SessionName name) {
        super("session " + name + " exists already");
    }
}

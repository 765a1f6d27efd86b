package io.github.swremulator.registry.world;

/** There is no such session. */
public class SessionNotFoundException extends RuntimeException {

    public SessionNotFoundException(SessionName name) {
        super("session " + name + " does not exist");
    }
}

package io.github.swremulator.seed;

/** A load was cancelled before anything was changed; the message says why. */
public class LoadCancelledException extends RuntimeException {

    LoadCancelledException(String reason) {
        super("the load was cancelled and nothing was changed: " + reason);
    }
}

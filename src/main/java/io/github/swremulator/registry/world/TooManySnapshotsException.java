package io.github.swremulator.registry.world;

/** The limit of snapshots is reached. */
public class TooManySnapshotsException extends RuntimeException {

    TooManySnapshotsException(long max) {
        super("at most " + max + " snapshots are kept (swr.snapshot.max)");
    }
}

package io.github.swremulator.registry.world;

/** No snapshot has this name. */
public class SnapshotNotFoundException extends RuntimeException {

    SnapshotNotFoundException(SnapshotName name) {
        super("snapshot " + name + " does not exist");
    }
}

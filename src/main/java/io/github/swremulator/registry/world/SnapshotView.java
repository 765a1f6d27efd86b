package io.github.swremulator.registry.world;

import java.time.Instant;

/** A snapshot, as it is told of. */
public record SnapshotView(SnapshotName name, Instant takenAt) {}

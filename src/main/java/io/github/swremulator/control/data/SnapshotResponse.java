package io.github.swremulator.control.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.registry.world.Snapshots.Snapshot;
import java.time.Instant;

/** A snapshot: {@code {"name":"before-cleaning","taken":"2026-01-01T00:00:00Z"}}. */
record SnapshotResponse(
        @JsonProperty("name") String name,
        @JsonProperty("taken") Instant taken) {

    static SnapshotResponse from(Snapshot snapshot) {
        return new SnapshotResponse(snapshot.name().value(), snapshot.takenAt());
    }
}

package io.github.swremulator.control.data;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.registry.world.Snapshots.Snapshot;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes, lists, restores and deletes snapshots of the data. */
@RestController
@RequestMapping("/_emulator/snapshots")
class SnapshotController {

    private final Snapshots snapshots;

    /** A snapshot: {@code {"name":"before-cleaning","taken":"2026-01-01T00:00:00Z"}}. */
    record SnapshotResponse(String name, Instant taken) {

        static SnapshotResponse of(Snapshot snapshot) {
            return new SnapshotResponse(snapshot.name().value(), snapshot.takenAt());
        }
    }

    SnapshotController(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping
    List<SnapshotResponse> list(SessionName session, @RequestParam(defaultValue = "false") boolean shared) {
        return snapshots.list(session, shared).stream()
                .map(SnapshotResponse::of)
                .toList();
    }

    /** Replaces an earlier snapshot of the same name. */
    @PutMapping("/{name}")
    SnapshotResponse take(
            SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        return SnapshotResponse.of(snapshots.take(session, name(name), shared));
    }

    @PostMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        snapshots.restore(session, name(name), shared);
    }

    @GetMapping("/{name}")
    SnapshotResponse show(
            SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        return SnapshotResponse.of(snapshots.find(session, name(name), shared));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        snapshots.delete(session, name(name), shared);
    }

    private static SnapshotName name(String name) {
        try {
            return new SnapshotName(name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("a snapshot's name " + e.getMessage());
        }
    }
}

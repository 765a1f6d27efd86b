package io.github.swremulator.control.data;

import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.SnapshotName;
import io.github.swremulator.registry.world.Snapshots;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the data under names. */
@RestController
@RequestMapping("/_emulator/snapshots")
class SnapshotController {

    private final Snapshots snapshots;

    SnapshotController(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping
    List<SnapshotResponse> list(SessionName session, @RequestParam(defaultValue = "false") boolean shared) {
        return snapshots.list(session, shared).stream()
                .map(SnapshotResponse::from)
                .toList();
    }

    /** Keeps the data as they are now, in place of what had this name. */
    @PutMapping("/{name}")
    SnapshotResponse take(
            SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        return SnapshotResponse.from(snapshots.take(session, name(name), shared));
    }

    /** Puts the data back. */
    @PostMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        snapshots.restore(session, name(name), shared);
    }

    @GetMapping("/{name}")
    SnapshotResponse show(
            SessionName session, @PathVariable String name, @RequestParam(defaultValue = "false") boolean shared) {
        return SnapshotResponse.from(snapshots.find(session, name(name), shared));
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
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, e);
        }
    }
}

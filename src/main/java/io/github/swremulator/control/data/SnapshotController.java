package io.github.swremulator.control.data;

import io.github.swremulator.registry.CatalogSnapshots;
import io.github.swremulator.registry.SessionName;
import io.github.swremulator.registry.SnapshotName;
import io.github.swremulator.registry.SnapshotNotFoundException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the data under names. */
@RestController
@RequestMapping("/_emulator/snapshots")
class SnapshotController {

    private final CatalogSnapshots snapshots;

    SnapshotController(CatalogSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping
    List<SnapshotResponse> list(SessionName session) {
        return snapshots.list().stream().map(SnapshotResponse::from).toList();
    }

    /** Keeps the data as they are now, in place of what had this name. */
    @PutMapping("/{name}")
    SnapshotResponse take(@PathVariable String name, SessionName session) {
        return SnapshotResponse.from(snapshots.take(name(name)));
    }

    /** Puts the data back. */
    @PostMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(@PathVariable String name, SessionName session) {
        snapshots.restore(name(name));
    }

    @GetMapping("/{name}")
    SnapshotResponse show(@PathVariable String name, SessionName session) {
        return SnapshotResponse.from(snapshots.find(name(name)));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, SessionName session) {
        snapshots.delete(name(name));
    }

    @ExceptionHandler
    ProblemDetail notFound(SnapshotNotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
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

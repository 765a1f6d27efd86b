package io.github.swremulator.control.clock;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.clock.SettableClock.Change;
import io.github.swremulator.control.clock.SettableClock.State;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.InvalidFieldException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the clock, sets it, and resets it to the system's time. */
@RestController
@RequestMapping("/_emulator/clock")
class ClockController {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.BODY).with(Instant.class, Change::time);

    private final SettableClock clock;

    ClockController(SettableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    State show() {
        return clock.show();
    }

    @PutMapping
    State change(@RequestBody(required = false) byte @Nullable [] body) {
        Change change = JSON.read(body == null ? new byte[0] : body, Change.class);
        try {
            return clock.change(change);
        } catch (InvalidFieldException e) {
            throw new RefusedException(e.field() + " " + e.getMessage());
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        clock.reset();
    }
}

package io.github.swremulator.control.clock;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.Strictness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the clock, sets it, and gives it back to the system. */
@RestController
@RequestMapping("/_emulator/clock")
class ClockController {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.BODY);

    private final SettableClock clock;

    ClockController(SettableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    ClockResponse show() {
        return clock.show();
    }

    @PutMapping
    ClockResponse change(@RequestBody(required = false) byte @Nullable [] body) {
        ClockChange change = JSON.read(body == null ? new byte[0] : body, ClockChange.class);
        try {
            return clock.change(change);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("advance: " + e.getMessage());
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        clock.reset();
    }
}

package io.github.swremulator.control.reset;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.world.SessionName;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes a session back to how it was when it was opened, the default one to how it was after the start. */
@RestController
class ResetController {

    private final CatalogStore store;
    private final ApplicationEventPublisher events;

    ResetController(CatalogStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** @param keep what is to stay as it is, such as {@code faults,clock} */
    @PostMapping("/_emulator/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(SessionName session, @RequestParam(required = false) @Nullable String keep) {
        EmulatorReset reset = new EmulatorReset(kept(keep));
        store.reset(session, () -> events.publishEvent(reset));
    }

    private static Set<Part> kept(@Nullable String keep) {
        try {
            return keep == null ? Set.of() : Part.parse(keep);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("keep: " + e.getMessage());
        }
    }
}

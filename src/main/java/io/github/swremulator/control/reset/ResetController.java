package io.github.swremulator.control.reset;

import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.registry.CatalogStore;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the emulator back to how it was after its start. */
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
    void reset(@RequestParam(defaultValue = "") Set<Part> keep) {
        store.reset();
        events.publishEvent(new EmulatorReset(keep));
    }
}

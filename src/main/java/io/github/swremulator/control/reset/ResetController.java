package io.github.swremulator.control.reset;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.gateway.FailureLog;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.world.SessionName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Resets a session to what it was when it was opened, the default one to what it was after the start. */
@RestController
class ResetController {

    private static final List<String> PARTS =
            Stream.of(Part.values()).map(Part::wireName).toList();

    private final CatalogStore store;
    private final ApplicationEventPublisher events;

    ResetController(CatalogStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** @param keep what stays as it is, such as {@code faults,clock} */
    @PostMapping("/_emulator/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(SessionName session, @RequestParam(required = false) @Nullable String keep) {
        EmulatorReset reset = new EmulatorReset(
                keep == null
                        ? Set.of()
                        : Stream.of(keep.split(",", -1))
                                .map(ResetController::part)
                                .collect(Collectors.toSet()));
        store.reset(session, () -> events.publishEvent(reset));
        FailureLog.forget();
    }

    private static Part part(String name) {
        if (!PARTS.contains(name)) {
            throw new RefusedException(
                    "keep must be a list of " + PARTS + ", separated by commas" + Spelling.didYouMean(name, PARTS));
        }
        return Part.valueOf(name.toUpperCase(Locale.ROOT));
    }
}

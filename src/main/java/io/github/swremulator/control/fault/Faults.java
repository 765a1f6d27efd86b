package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import io.github.swremulator.document.InvalidDocumentException;
import java.util.List;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The rules at work in the sessions, each of which begins with those of the settings. */
@Component
class Faults {

    private final PerSession<FaultRules> rules;

    Faults(FaultReader reader, FaultSettings settings, StartingFaults starting, SessionMemories memories) {
        try {
            List<CheckedRule> start = starting.faults().stream()
                    .flatMap(profile -> reader.read(profile).stream())
                    .toList();
            this.rules = new PerSession<>(memories, () -> new FaultRules(settings, start), FaultRules::end);
            // Says now whether they are too many.
            rules.get();
        } catch (InvalidDocumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.faults", starting.faults(), String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            throw new InvalidConfigurationPropertyValueException("swr.faults", starting.faults(), e.detail());
        }
    }

    /** Those of the session which the thread's call belongs to. */
    FaultRules current() {
        return rules.get();
    }

    @EventListener
    void goBack(EmulatorReset reset) {
        if (reset.isOf(Part.FAULTS)) {
            current().goBack();
        }
    }

    /** Published before the web server begins to stop: who is held back is answered in the time that this leaves. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        rules.forEach(FaultRules::end);
    }
}

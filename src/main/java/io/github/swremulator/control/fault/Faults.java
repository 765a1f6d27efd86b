package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.reset.EmulatorReset;
import io.github.swremulator.control.reset.EmulatorReset.Part;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.control.session.SessionMemories;
import io.github.swremulator.document.InvalidDocumentException;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The rules of all sessions. Each session begins with those of the settings. */
@Component
class Faults {

    private final PerSession<FaultRules> rules;

    /**
     * What fails from the start.
     *
     * @param faults the profiles whose rules are in force: {@code throttled}, {@code flaky-gateway}, {@code slow},
     *     {@code auth-expiring}, {@code moving-pages}, separated by commas
     */
    @ConfigurationProperties("swr")
    record Initial(@DefaultValue Set<FaultProfile> faults) {}

    Faults(FaultReader reader, FaultSettings settings, Initial initial, SessionMemories memories) {
        try {
            List<FaultRule> first = initial.faults().stream()
                    .flatMap(profile -> reader.read(profile).stream())
                    .toList();
            this.rules = new PerSession<>(memories, () -> new FaultRules(settings, first), FaultRules::end);
            // Fails now if there are too many.
            rules.get();
        } catch (RefusedException e) {
            throw new InvalidConfigurationPropertyValueException("swr.faults", initial.faults(), e.detail());
        } catch (InvalidDocumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.faults", initial.faults(), String.valueOf(e.getMessage()));
        }
    }

    /** The rules of the session of the current call. */
    FaultRules current() {
        return rules.get();
    }

    @EventListener
    void reset(EmulatorReset reset) {
        if (reset.isOf(Part.FAULTS)) {
            current().reset();
        }
    }

    /** Published before the web server begins to stop, so that delayed calls are answered in the time that this takes. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        rules.forEach(FaultRules::end);
    }
}

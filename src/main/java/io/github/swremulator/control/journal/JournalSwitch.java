package io.github.swremulator.control.journal;

import io.github.swremulator.control.call.ControlSwitch;
import org.springframework.stereotype.Component;

/** Whether requests are written down and misuse is looked for: not where nobody could ask for it. */
@Component
public class JournalSwitch {

    private final boolean isOn;

    JournalSwitch(JournalSettings settings, ControlSwitch control) {
        this.isOn = settings.enabled() && control.enabled();
    }

    public boolean isOn() {
        return isOn;
    }
}

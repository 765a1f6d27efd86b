package io.github.swremulator.control.journal;

import io.github.swremulator.control.ControlGuard;
import org.springframework.stereotype.Component;

/** Whether requests are written down and misuse is looked for: not where nobody could ask for it. */
@Component
public class JournalSwitch {

    private final boolean isOn;

    JournalSwitch(JournalSettings settings, ControlGuard control) {
        this.isOn = settings.enabled() && control.isEnabled();
    }

    public boolean isOn() {
        return isOn;
    }
}

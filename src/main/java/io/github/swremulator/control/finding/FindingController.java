package io.github.swremulator.control.finding;

import io.github.swremulator.control.journal.JournalSwitch;
import io.github.swremulator.control.json.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the findings, and clears them. */
@RestController
@RequestMapping("/_emulator/findings")
class FindingController {

    private final SessionFindings findings;
    private final JournalSwitch isEnabled;

    FindingController(SessionFindings findings, JournalSwitch isEnabled) {
        this.findings = findings;
        this.isEnabled = isEnabled;
    }

    @GetMapping
    FindingsResponse list() {
        requireEnabled();
        return FindingsResponse.of(findings.current().table());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        requireEnabled();
        findings.current().clear();
    }

    /** No finding would say that nobody had done anything wrong. */
    private void requireEnabled() {
        if (!isEnabled.isOn()) {
            throw new RefusedException(
                    HttpStatus.NOT_FOUND, "misuse is not looked for while the journal is off: swr.journal.enabled");
        }
    }
}

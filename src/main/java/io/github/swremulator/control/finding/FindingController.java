package io.github.swremulator.control.finding;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows the findings, and clears them. */
@RestController
@RequestMapping("/_emulator/findings")
class FindingController {

    private final Findings findings;
    private final boolean isEnabled;

    FindingController(Findings findings, Environment environment) {
        this.findings = findings;
        this.isEnabled = environment.getProperty("swr.journal.enabled", Boolean.class, true);
    }

    @GetMapping
    FindingsResponse list() {
        requireEnabled();
        return FindingsResponse.of(findings.table());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        requireEnabled();
        findings.clear();
    }

    /** No finding would say that nobody had done anything wrong. */
    private void requireEnabled() {
        if (!isEnabled) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "misuse is not looked for while the journal is off: swr.journal.enabled");
        }
    }
}

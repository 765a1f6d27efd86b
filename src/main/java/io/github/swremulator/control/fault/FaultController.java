package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.json.RefusedException;
import io.github.swremulator.spelling.Spelling;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows, replaces, adds and deletes the rules of failures. */
@RestController
@RequestMapping("/_emulator/faults")
class FaultController {

    private final Faults faults;
    private final Calls calls;

    FaultController(Faults faults, Calls calls) {
        this.faults = faults;
        this.calls = calls;
    }

    @GetMapping
    List<FaultResponse> show() {
        return faults.active().stream().map(ActiveFault::answer).toList();
    }

    @PutMapping
    List<FaultResponse> replace(HttpServletRequest request) throws IOException {
        faults.replace(read(request));
        return show();
    }

    @PostMapping
    List<FaultResponse> add(HttpServletRequest request) throws IOException {
        faults.add(read(request));
        return show();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll() {
        faults.removeAll();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!faults.remove(id)) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "there is no rule " + id);
        }
    }

    /** The bytes themselves: curl calls them a form where nothing is said, and Spring would write that form anew. */
    private List<FaultRule> read(HttpServletRequest request) throws IOException {
        List<FaultRule> rules = FaultReader.read(request.getInputStream().readAllBytes());
        rules.forEach(this::checkOperation);
        return rules;
    }

    private void checkOperation(FaultRule rule) {
        String operation = rule.match() == null ? null : rule.match().operation();
        List<String> known = calls.operationNames();
        if (operation != null && !known.contains(operation)) {
            throw new RefusedException("match.operation: the name of an operation that is supported was expected"
                    + Spelling.didYouMean(operation, known));
        }
    }
}

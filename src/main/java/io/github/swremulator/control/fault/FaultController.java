package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
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

/** Lists, replaces, adds and deletes fault rules. */
@RestController
@RequestMapping("/_emulator/faults")
class FaultController {

    private final Faults faults;
    private final FaultReader reader;

    FaultController(Faults faults, FaultReader reader) {
        this.faults = faults;
        this.reader = reader;
    }

    @GetMapping
    List<FaultRule> list() {
        return faults.current().active().stream().map(ActiveFault::counted).toList();
    }

    @PutMapping
    List<FaultRule> replace(HttpServletRequest request) throws IOException {
        faults.current().replace(read(request));
        return list();
    }

    @PostMapping
    List<FaultRule> add(HttpServletRequest request) throws IOException {
        faults.current().add(read(request));
        return list();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll() {
        faults.current().replace(List.of());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!faults.current().remove(id)) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "rule " + id + " does not exist");
        }
    }

    /** Reads the bytes, since curl calls them a form by default, whose fields Spring would encode again. */
    private List<FaultRule> read(HttpServletRequest request) throws IOException {
        return reader.read(request.getInputStream().readAllBytes());
    }
}

package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route that returns the request's body and one that returns the caller, both in the area of the emulated API. */
@RestController
public class Echo {

    @PostMapping(path = "/test/body", produces = MediaType.TEXT_PLAIN_VALUE)
    String body(HttpServletRequest request) throws IOException {
        int parameters = request.getParameterMap().size();
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + parameters;
    }

    @PostMapping(path = "/test/caller", produces = MediaType.TEXT_PLAIN_VALUE)
    String caller(HttpServletRequest request) {
        return String.valueOf(Caller.of(request));
    }
}

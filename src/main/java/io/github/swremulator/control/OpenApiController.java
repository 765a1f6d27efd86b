package io.github.swremulator.control;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the control API, in OpenAPI 3.1. */
@RestController
class OpenApiController {

    @GetMapping(path = "/_emulator/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    Resource yaml() {
        return new ClassPathResource("control/openapi.yaml");
    }
}

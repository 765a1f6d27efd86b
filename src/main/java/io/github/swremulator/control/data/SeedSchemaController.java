package io.github.swremulator.control.data;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives editors the schema of seed documents. */
@RestController
class SeedSchemaController {

    @GetMapping(path = "/_emulator/seed.schema.json", produces = "application/schema+json")
    Resource schema() {
        return new ClassPathResource("seed/seed.schema.json");
    }
}

package io.github.swremulator.distribution;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the registry is one (OCI distribution specification, end-1). */
@RestController
class BaseController {

    @GetMapping(name = "CheckRegistry", path = "/v2/")
    Map<String, Object> check() {
        return Map.of();
    }
}

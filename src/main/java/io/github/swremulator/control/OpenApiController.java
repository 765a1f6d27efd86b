package io.github.swremulator.control;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Serves the description of the control API, in OpenAPI 3.1. */
@RestController
class OpenApiController {

    private final byte[] yaml;
    private final byte[] json;

    OpenApiController() throws IOException {
        this.yaml = new ClassPathResource("control/openapi.yaml").getContentAsByteArray();
        this.json = JsonMapper.shared().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    }

    @GetMapping(path = "/_emulator/openapi.yaml")
    ResponseEntity<byte[]> yaml() {
        return answer(MediaType.APPLICATION_YAML, yaml);
    }

    @GetMapping(path = "/_emulator/openapi.json")
    ResponseEntity<byte[]> json() {
        return answer(MediaType.APPLICATION_JSON, json);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] document) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(document);
    }
}

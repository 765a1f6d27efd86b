package io.github.swremulator.control.fault;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema of fault rules in the API's description. */
final class FaultSchema {

    static final JsonNode SCHEMAS = document().at("/components/schemas");
    private static final Schema SCHEMA = schema();

    private FaultSchema() {}

    static List<String> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema() {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.put("$ref", "#/components/schemas/FaultsToSet");
        whole.set("components", document().get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private static JsonNode document() {
        try (InputStream content = new ClassPathResource("control/openapi.yaml").getInputStream()) {
            return new YAMLMapper().readTree(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

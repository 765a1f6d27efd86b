package io.github.swremulator.manage;

import static io.github.swremulator.manage.Replies.assertCreated;
import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs on Open Telekom Cloud. */
@EmulatorTest({"swr.api.dialect=otc", "swr.api.edition=current"})
class OtcDialectTest {

    private static final String APP = "/v2/manage/namespaces/group/repos/app";

    private final Emulator emulator;

    OtcDialectTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/app: {is_public: true, category: linux, tags: [v1]}");
    }

    /** As the test of python-otcextensions does, of which the SDK sends only what is to change. */
    @Test
    void editsAnImageRepositoryWithoutIsPublic() {
        assertCreated(emulator.send(
                "PATCH", APP, "{\"repository\":\"app\",\"category\":\"windows\",\"description\":\"updated\"}"));
        JsonNode edited = json(emulator.get(APP));
        assertThat(edited.get("is_public").booleanValue()).isTrue();
        assertThat(edited.get("category").stringValue()).isEqualTo("windows");
        assertThat(edited.get("description").stringValue()).isEqualTo("updated");
    }

    @Test
    void keepsTheInternalAddressInTheCurrentEdition() {
        assertThat(emulator.get(APP).body()).contains("\"internal_path\":\"10.125.0.198:20202/group/app\"");
        assertThat(emulator.get(APP + "/tags").body())
                .contains("\"internal_path\":\"10.125.0.198:20202/group/app:v1\"", "\"tag_type\":0");
    }

    @Test
    void answersAnErrorAsABareArray() {
        JsonNode errors =
                JsonMapper.shared().readTree(emulator.get(APP + "/tags/v2").body());
        assertThat(errors.isArray()).isTrue();
        assertThat(errors.get(0).propertyNames()).containsExactly("errorCode", "errorMessage", "detail");
    }
}

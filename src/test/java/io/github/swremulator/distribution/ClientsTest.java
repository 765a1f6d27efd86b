package io.github.swremulator.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the registry that other people wrote. */
@EmulatorTest
class ClientsTest {

    private final Emulator emulator;

    @TempDir
    private Path folder;

    ClientsTest(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Without it, jib sends no token over HTTP. */
    @BeforeEach
    void sendsItsTokenOverHttp() {
        System.setProperty("sendCredentialsOverHttp", "true");
    }

    private JibContainer push(JibContainerBuilder image, String name, String file) throws Exception {
        Path content = Files.writeString(folder.resolve(file), file);
        return image.addLayer(List.of(content), "/")
                .containerize(Containerizer.to(RegistryImage.named(name))
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(folder.resolve("base-" + file))
                        .setApplicationLayersCache(folder.resolve("layers-" + file)));
    }

    @Test
    void jibPushesAnImageAndBuildsAnotherOneOnIt() throws Exception {
        emulator.seed("group/seeded: [v1]");
        String root = "localhost:" + emulator.port() + "/group/";
        JibContainer base = push(Jib.fromScratch(), root + "base:v1", "first");
        JibContainer second = push(Jib.from(RegistryImage.named(root + "base:v1")), root + "web/app:v2", "second");
        JsonNode tags = JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", "web$app")).body());
        assertThat(tags).hasSize(1);
        assertThat(tags.get(0).get("Tag").stringValue()).isEqualTo("v2");
        assertThat(tags.get(0).get("digest").stringValue())
                .isEqualTo(second.getDigest().toString());
        assertThat(tags.get(0).get("image_id").stringValue())
                .isEqualTo(second.getImageId().getHash());
        JsonNode layers = JsonMapper.shared()
                .readTree(tags.get(0).get("manifest").stringValue())
                .get("layers");
        assertThat(layers).hasSize(2);
        assertThat(base.getDigest()).isNotEqualTo(second.getDigest());
    }
}

package io.github.swremulator.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Programs;
import io.github.swremulator.contract.Compatibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the registry that other people wrote: jib, and programs where they are installed. */
@EmulatorTest("swr.api.registry-host=request")
class ClientsTest {

    private static final String LOGIN = "cn-north-1@AK:any";

    private final Emulator emulator;
    private final String host;

    @TempDir
    private Path folder;

    ClientsTest(Emulator emulator) {
        this.emulator = emulator;
        this.host = "localhost:" + emulator.port();
    }

    /** Without it, jib sends no token over HTTP. */
    @BeforeEach
    void sendsItsTokenOverHttp() {
        System.setProperty("sendCredentialsOverHttp", "true");
    }

    @BeforeEach
    void hasAnOrganizationAndALogin() throws IOException {
        emulator.seed("group/seeded: [v1]");
        String login = Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("config.json"), "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, login));
    }

    @AfterEach
    void areNoted() {
        for (String client : List.of("jib", "skopeo", "crane", "oras")) {
            Compatibility.note(emulator, client, client);
        }
    }

    private JibContainer push(JibContainerBuilder image, String name, String file) throws Exception {
        Path content = Files.writeString(folder.resolve(file), file);
        return image.addLayer(List.of(content), "/")
                .containerize(Containerizer.to(RegistryImage.named(name))
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(folder.resolve("base-" + file))
                        .setApplicationLayersCache(folder.resolve("layers-" + file)));
    }

    private String pushApp() throws Exception {
        return push(Jib.fromScratch(), host + "/group/app:v1", "file")
                .getDigest()
                .toString();
    }

    /** Runs a program that must succeed; blanks separate its arguments. */
    private String run(String command) throws Exception {
        return tryToRun(command).success();
    }

    private Programs.Result tryToRun(String command) throws Exception {
        String[] words = command.split(" ");
        assumeTrue(Programs.isInstalled(words[0]), words[0] + " is not installed");
        Map<String, String> login = Map.of(
                "DOCKER_CONFIG",
                folder.toString(),
                "REGISTRY_AUTH_FILE",
                folder.resolve("config.json").toString());
        return Programs.run(folder, login, words);
    }

    private JsonNode tags(String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", repository)).body());
    }

    private String digest(String repository) {
        return tags(repository).get(0).get("digest").stringValue();
    }

    @Test
    void jibPushesAnImageAndBuildsAnotherOneOnIt() throws Exception {
        JibContainer base = push(Jib.fromScratch(), host + "/group/base:v1", "first");
        // By the address that the management API gives.
        RegistryImage path = RegistryImage.named(tags("base").get(0).get("path").stringValue());
        JibContainer second = push(Jib.from(path), host + "/group/web/app:v2", "second");
        JsonNode tags = tags("web$app");
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

    @Test
    void skopeoCopiesListsInspectsAndDeletes() throws Exception {
        String pushed = pushApp();
        String app = " docker://" + host + "/group/app:v1";
        String copy = "docker://" + host + "/group/copy";
        run("skopeo copy --src-tls-verify=false" + app + " oci:image:v1");
        run("skopeo copy --dest-tls-verify=false --format v2s2 oci:image:v1 " + copy + ":v2");
        assertThat(run("skopeo list-tags --tls-verify=false " + copy)).contains("\"v2\"");
        assertThat(run("skopeo inspect --tls-verify=false " + copy + ":v2")).contains(digest("copy"));
        assertThat(run("skopeo inspect --tls-verify=false" + app)).contains(pushed);
        run("skopeo delete --tls-verify=false " + copy + ":v2");
        assertThat(tags("copy")).isEmpty();
        assertThat(digest("app")).isEqualTo(pushed);
    }

    @Test
    void umociChangesAnImageThatSkopeoCopies() throws Exception {
        pushApp();
        run("skopeo copy --src-tls-verify=false docker://" + host + "/group/app:v1 oci:image:v1");
        run("umoci unpack --rootless --image image:v1 bundle");
        assertThat(folder.resolve("bundle/rootfs/file")).hasContent("file");
        Files.writeString(folder.resolve("bundle/rootfs/more"), "more");
        run("umoci repack --image image:v2 bundle");
        run("skopeo copy --dest-tls-verify=false oci:image:v2 docker://" + host + "/group/app:v2");
        assertThat(tags("app")).hasSize(2);
        run("skopeo copy --src-tls-verify=false docker://" + host + "/group/app:v2 oci:pulled:v2");
        run("umoci unpack --rootless --image pulled:v2 unpacked");
        assertThat(folder.resolve("unpacked/rootfs/more")).hasContent("more");
    }

    @Test
    void cranePullsPushesCopiesListsTagsAndDeletes() throws Exception {
        String pushed = pushApp();
        String app = host + "/group/app";
        run("crane pull " + app + ":v1 image.tar");
        run("crane push image.tar " + host + "/group/pushed:v1");
        run("crane copy " + app + ":v1 " + host + "/group/copy:v1");
        assertThat(digest("copy")).isEqualTo(pushed);
        run("crane tag " + app + ":v1 stable");
        assertThat(run("crane ls " + app)).isEqualTo("stable\nv1\n");
        assertThat(run("crane digest " + app + ":stable")).isEqualTo(pushed + "\n");
        run("crane validate --remote " + host + "/group/pushed:v1");
        run("crane delete " + app + "@" + pushed);
        assertThat(tags("app")).isEmpty();
    }

    @Test
    void orasPushesArtifactsAndChartsAndFindsWhatIsAttached() throws Exception {
        Files.writeString(folder.resolve("values.txt"), "a: 1");
        String chart = host + "/group/chart:1.0.0";
        Files.writeString(folder.resolve("chart.json"), "{\"name\":\"chart\",\"version\":\"1.0.0\"}");
        run("oras push --plain-http --config chart.json:application/vnd.cncf.helm.config.v1+json " + chart
                + " values.txt:application/vnd.cncf.helm.chart.content.v1.tar+gzip");
        run("oras pull --plain-http --output pulled " + chart);
        assertThat(folder.resolve("pulled/values.txt")).hasContent("a: 1");
        run("oras attach --plain-http --artifact-type text/signature " + chart + " values.txt");
        assertThat(run("oras discover --plain-http " + chart)).contains("text/signature");
        assertThat(run("oras repo tags --plain-http " + host + "/group/chart")).contains("1.0.0");
        assertThat(tags("chart").get(0).get("Tag").stringValue()).isEqualTo("1.0.0");
    }

    @Test
    void dockerLogsInPushesAndPulls() throws Exception {
        assumeTrue(
                Programs.isInstalled("docker") && tryToRun("docker info").status() == 0,
                "there is no Docker engine that can be used");
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
        String image = host + "/group/docker:v1";
        run("docker login --username cn-north-1@AK --password any " + host);
        run("docker build --tag " + image + " .");
        run("docker push " + image);
        run("docker rmi " + image);
        String path = tags("docker").get(0).get("path").stringValue();
        run("docker pull " + path);
        assertThat(run("docker inspect --format {{.RepoDigests}} " + path)).contains(digest("docker"));
        run("docker rmi " + path);
    }
}

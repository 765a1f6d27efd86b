package io.github.swremulator.control.data;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replacing, merging, dumping and resetting the data. */
@OnEachDatabase
@EmulatorTest({"swr.seed=examples/everything.yaml", "swr.api.edition=current"})
class DataTest {

    private final Emulator emulator;
    private final ControlClient control;

    DataTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @Test
    void isReplacedByADocument() {
        HttpResponse<String> reply = control.put("/data", "group/busybox: [v1, v2]\nempty: {}");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"organizations\":2,\"image_repositories\":1,\"tags\":2}");
        assertThat(imageRepositories()).containsExactly("group/busybox");
        assertThat(names("group", "busybox")).containsExactly("v2", "v1");
    }

    @Test
    void isMergedWithADocument() {
        control.put("/data", "group/busybox: [v1, {name: v2, id: 70}]");
        HttpResponse<String> reply =
                control.post("/data", "group/busybox: [{name: v2, size: 4711}, v3]\nother/web: [v1]");
        assertThat(reply.body()).isEqualTo("{\"organizations\":1,\"image_repositories\":1,\"tags\":3}");
        assertThat(names("group", "busybox")).containsExactlyInAnyOrder("v3", "v2", "v1");
        assertThat(names("other", "web")).containsExactly("v1");
        JsonNode replaced = JsonMapper.shared()
                .readTree(emulator.get(tags("group", "busybox") + "?tag=v2").body());
        assertThat(replaced.get(0).get("size").longValue()).isEqualTo(4711);
        assertThat(replaced.get(0).get("id").longValue())
                .as("a tag that is replaced keeps its id")
                .isEqualTo(70);
    }

    @Test
    void assignsUnusedTagIds() {
        control.put("/data", "group/busybox: {repo_id: 7, tags: [{name: a, id: 1}, b, {name: c, id: 90}, d]}");
        assertThat(ids()).containsExactly(91L, 90L, 2L, 1L);
        String document = emulator.get("/_emulator/data").body();
        control.put("/data", document);
        control.post("/data", "group/busybox: [e]\ngroup/web: [a]");
        assertThat(ids()).containsExactlyInAnyOrder(92L, 91L, 90L, 2L, 1L);
        assertThat(emulator.get(tags("group", "web")).body()).contains("\"id\":93,\"repo_id\":8");
    }

    @Test
    void assignsTagIdsWhenOneIsTheLargest() {
        HttpResponse<String> reply = control.put("/data", "group/busybox: [{name: a, id: 9223372036854775807}, b]");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(ids()).containsExactly(1L, 9223372036854775807L);
    }

    /** The ids of the tags of busybox, the newest first. */
    private List<Long> ids() {
        return JsonMapper.shared()
                .readTree(emulator.get(tags("group", "busybox")).body())
                .valueStream()
                .map(tag -> tag.get("id").longValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void givesTheSameListingWhenItIsPutBack(String format) {
        control.post("/data", "group/more: [v1, v2]\nempty: {}");
        List<String> before = listings();
        String document = emulator.get("/_emulator/data", "Accept", format).body();
        control.put("/data", "{}");
        assertThat(imageRepositories()).isEmpty();
        HttpResponse<String> reply = control.put("/data", document, format);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(listings()).isEqualTo(before);
        assertThat(emulator.get("/_emulator/data", "Accept", format).body()).isEqualTo(document);
    }

    @Test
    void isUnchangedWhenADocumentIsInvalid() {
        List<String> before = listings();
        for (String method : List.of("PUT", "POST")) {
            HttpResponse<String> reply = control.send(method, "/data", "group/busybox: [v1]\ngroup/web: [v1, v1]\n");
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("body:2:17: duplicate tag v1");
        }
        assertThat(listings()).isEqualTo(before);
    }

    @Test
    void readsNoFilesOfTheServer() {
        HttpResponse<String> reply = control.put("/data", "group/busybox: {oci_layout: /etc}");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("body:1:").contains("oci_layout");
    }

    @Test
    void returnsToTheSeedOnReset() {
        List<String> seed = listings();
        control.post("/data", "group/more: [v1]");
        control.post("/reset", "");
        assertThat(listings()).isEqualTo(seed);
        control.put("/data", "group/other: [v1]");
        control.post("/data", "group/more: [v1]");
        assertThat(control.post("/reset", "").statusCode()).isEqualTo(204);
        assertThat(listings()).isEqualTo(seed);
    }

    private Set<String> imageRepositories() {
        Set<String> names = new TreeSet<>();
        JsonMapper.shared()
                .readTree(emulator.get("/_emulator/data", "Accept", "application/json")
                        .body())
                .propertyNames()
                .forEach(name -> {
                    if (name.contains("/")) {
                        names.add(name);
                    }
                });
        return names;
    }

    /** Every page of every listing. */
    private List<String> listings() {
        Set<String> names = imageRepositories();
        assertThat(names).isNotEmpty();
        return names.stream()
                .flatMap(name -> Stream.of(0, 1000, 2000, 3000).map(offset -> page(name, offset)))
                .toList();
    }

    private String page(String name, int offset) {
        int slash = name.indexOf('/');
        String path = tags(name.substring(0, slash), name.substring(slash + 1).replace('/', '$'));
        return emulator.get(path + "?limit=1000&offset=" + offset).body();
    }

    private List<String> names(String namespace, String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(tags(namespace, repository)).body())
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }
}

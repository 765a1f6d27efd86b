package io.github.swremulator.distribution;

import static io.github.swremulator.distribution.Registry.DOCKER_LIST;
import static io.github.swremulator.distribution.Registry.DOCKER_MANIFEST;
import static io.github.swremulator.distribution.Registry.OCI_INDEX;
import static io.github.swremulator.distribution.Registry.OCI_MANIFEST;
import static io.github.swremulator.distribution.Registry.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import io.github.swremulator.image.Digest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images that are pushed, and what the management API says of them. */
@EmulatorTest
class PushTest {

    private final Emulator emulator;
    private final Registry registry;

    PushTest(Emulator emulator) {
        this.emulator = emulator;
        this.registry = new Registry(emulator, "cn-north-1@AK:any");
    }

    @BeforeEach
    void hasAnOrganization() {
        emulator.seed("group/seeded: [v1]");
    }

    private JsonNode tags(String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get(Emulator.tags("group", repository)).body());
    }

    private JsonNode repository(String repository) {
        return JsonMapper.shared()
                .readTree(emulator.get("/v2/manage/namespaces/group/repos/" + repository)
                        .body());
    }

    @Test
    void createsAPrivateRepositoryWithATagOfDerivedFields() {
        emulator.control().put("/clock", "{\"now\":\"2026-03-04T05:06:07Z\",\"frozen\":true}");
        String manifest = registry.push("group/app", "v1", "layer");
        JsonNode tag = tags("app").get(0);
        assertThat(tag.get("Tag").stringValue()).isEqualTo("v1");
        assertThat(tag.get("manifest").stringValue()).isEqualTo(manifest);
        assertThat(tag.get("digest").stringValue())
                .isEqualTo(Digest.of(manifest).value());
        assertThat(tag.get("image_id").stringValue()).isEqualTo(Digest.of("{}").hex());
        assertThat(tag.get("size").intValue()).isEqualTo("{}layer".length());
        assertThat(tag.get("schema").intValue()).isEqualTo(2);
        assertThat(tag.get("created")).isEqualTo(tag.get("updated"));
        assertThat(tag.get("updated").stringValue()).isEqualTo("2026-03-04T05:06:07Z");
        assertThat(repository("app").get("is_public").booleanValue()).isFalse();
        assertThat(repository("app").get("num_images").intValue()).isEqualTo(1);
    }

    @Test
    void isSeenByAllOtherCalls() {
        String before = emulator.get("/v2/manage/overview").body();
        registry.push("group/app", "v1", "layer");
        JsonNode counted =
                JsonMapper.shared().readTree(emulator.get("/v2/manage/overview").body());
        JsonNode uncounted = JsonMapper.shared().readTree(before);
        for (String count : new String[] {"repo_num", "image_num"}) {
            assertThat(counted.get(count).intValue())
                    .isEqualTo(uncounted.get(count).intValue() + 1);
        }
        assertThat(emulator.get("/v3/manage/namespaces/group/repos/app/tags?limit=10")
                        .body())
                .contains("\"tag\":\"v1\"");
        assertThat(emulator.get("/v3/manage/repos?limit=10").body()).contains("\"name\":\"app\"");
        assertThat(emulator.get("/v2/manage/repos?namespace=group&name=app").body())
                .contains("\"name\":\"app\"", "\"tags\":[\"v1\"]");
        assertThat(emulator.get("/v2/manage/namespaces/group/repos/app/access").body())
                .contains("\"self_auth\":{", "\"auth\":7");
    }

    @ParameterizedTest
    @CsvSource({
        "group/app, b, 1 tags of this image repository exist",
        "group/new, a, 1 image repositories of this account exist"
    })
    void changesNothingWhenAQuotaIsUsedUp(String name, String tag, String reason, Emulators emulators) {
        Emulator small = emulators.with("swr.quota.tags=1", "swr.quota.repositories=1");
        small.seed("group/app: [a]");
        Registry client = new Registry(small, null);
        String manifest = client.push("group/app", "a", "moves a tag");
        client.pushBlob(name, "{}");
        client.pushBlob(name, "moves a tag");
        String before = dump(small);
        HttpResponse<String> refused = client.putManifest(name, tag, manifest, DOCKER_MANIFEST);
        assertError(refused, 403, "DENIED");
        assertThat(refused.body()).contains(reason + ", and the limit is 1");
        assertThat(dump(small)).isEqualTo(before);
    }

    @Test
    void movesATagAndRenewsItsTime() {
        registry.push("group/app", "v1", "first");
        JsonNode before = tags("app").get(0);
        String second = registry.push("group/app", "v1", "second");
        JsonNode after = tags("app").get(0);
        assertThat(tags("app")).hasSize(1);
        assertThat(after.get("id")).isEqualTo(before.get("id"));
        assertThat(after.get("created")).isEqualTo(before.get("created"));
        assertThat(after.get("updated").stringValue())
                .isGreaterThan(before.get("updated").stringValue());
        assertThat(after.get("manifest").stringValue()).isEqualTo(second);
    }

    @Test
    void pullsWhatWasPushedByTagAndByDigest() {
        // Longer than a buffer of the response, so that Content-Length is not by chance.
        String padding = "{\"annotations\":{\"padding\":\"" + "x".repeat(20_000) + "\"},";
        String manifest = padding + registry.push("group/app", "v1", "layer").substring(1);
        registry.putManifest("group/app", "v1", manifest, DOCKER_MANIFEST);
        for (String reference : new String[] {"v1", Digest.of(manifest).value()}) {
            HttpResponse<String> pulled = registry.send("GET", "group/app/manifests/" + reference, "");
            assertThat(pulled.body()).isEqualTo(manifest);
            assertThat(pulled.headers().firstValueAsLong("Content-Length")).hasValue(manifest.length());
            assertThat(pulled.headers().firstValue("Content-Type")).contains(DOCKER_MANIFEST);
            assertThat(pulled.headers().firstValue("Docker-Content-Digest"))
                    .contains(Digest.of(manifest).value());
            HttpResponse<String> checked = registry.send("HEAD", "group/app/manifests/" + reference, "");
            assertThat(checked.statusCode()).isEqualTo(200);
            assertThat(checked.body()).isEmpty();
            assertThat(checked.headers().firstValueAsLong("Content-Length")).hasValue(manifest.length());
        }
        assertThat(registry.send("GET", "group/app/blobs/" + Digest.of("layer"), "")
                        .body())
                .isEqualTo("layer");
    }

    @Test
    void countsPullsByTag() {
        registry.push("group/app", "v1", "layer");
        registry.send("HEAD", "group/app/manifests/v1", "");
        registry.send("GET", "group/app/manifests/v1", "");
        await().untilAsserted(() ->
                assertThat(repository("app").get("num_download").intValue()).isEqualTo(1));
    }

    private static String dump(Emulator from) {
        return from.control().get("/data").body();
    }

    @Test
    void aDumpHasTheManifestsAndThePullsButNoBytes(Emulators emulators) {
        String manifest = registry.push("group/app", "v1", "layer");
        registry.send("GET", "group/app/manifests/v1", "");
        await().untilAsserted(() -> assertThat(dump(emulator)).contains("num_download: 1\n"));
        Emulator other = emulators.with("swr.registry.max-blob=1MB");
        other.seed(dump(emulator));
        assertThat(dump(other)).isEqualTo(dump(emulator));
        Registry elsewhere = new Registry(other, null);
        assertThat(elsewhere.send("GET", "group/app/manifests/v1", "").body()).isEqualTo(manifest);
        assertError(elsewhere.send("GET", "group/app/blobs/" + Digest.of("layer"), ""), 404, "BLOB_UNKNOWN");
        elsewhere.pushBlob("group/app", "layer");
        assertThat(elsewhere
                        .send("GET", "group/app/blobs/" + Digest.of("layer"), "")
                        .body())
                .isEqualTo("layer");
    }

    @Test
    void listsAndPullsASeededImageButNotItsBlobs() {
        HttpResponse<String> pulled = registry.send("GET", "group/seeded/manifests/v1", "");
        assertThat(pulled.body())
                .isEqualTo(tags("seeded").get(0).get("manifest").stringValue());
        String config = tags("seeded").get(0).get("image_id").stringValue();
        assertError(registry.send("GET", "group/seeded/blobs/sha256:" + config, ""), 404, "BLOB_UNKNOWN");
    }

    @Test
    void namesAreAsLongAsTheyLike() {
        for (String name :
                new String[] {"group/tags", "group/blobs", "group/manifests", "group/a/blobs/uploads", "group/a/b/c"}) {
            String manifest = registry.push(name, "list", "layer");
            assertThat(registry.send("GET", name + "/manifests/list", "").body())
                    .isEqualTo(manifest);
            assertThat(registry.send("GET", name + "/tags/list", "").body())
                    .isEqualTo("{\"name\":\"" + name + "\",\"tags\":[\"list\"]}");
            assertThat(tags(name.substring(6).replace('/', '$'))).hasSize(1);
        }
    }

    @Test
    void aManifestListIsAnIndexAsLargeAsItsImages() {
        String one = registry.push("group/app", "amd64", "first");
        String two = registry.push("group/app", "arm64", "second layer");
        String list = Registry.index(DOCKER_LIST, DOCKER_MANIFEST, one, two);
        assertThat(registry.putManifest("group/app", "all", list, DOCKER_LIST).statusCode())
                .isEqualTo(201);
        JsonNode tag = JsonMapper.shared()
                .readTree(emulator.get("/v2/manage/namespaces/group/repos/app/tags/all")
                        .body());
        assertThat(tag.get("tag_type").intValue()).isEqualTo(1);
        assertThat(tag.get("image_id").stringValue()).isEmpty();
        assertThat(tag.get("size").intValue()).isEqualTo("{}first{}second layer".length());
        // Its images stay although their tags go.
        emulator.send("DELETE", "/v2/manage/namespaces/group/repos/app/tags/amd64", "");
        assertThat(registry.send("GET", "group/app/manifests/" + Digest.of(one), "")
                        .body())
                .isEqualTo(one);
    }

    /** The rule that breaks builds with attestations, whose remedy is {@code --provenance=false}. */
    @Test
    void refusesAnIndexOfOciAsTheRealServiceDoes() {
        String image = registry.push("group/app", "v1", "layer");
        HttpResponse<String> refused =
                registry.putManifest("group/app", "v2", Registry.index(OCI_INDEX, OCI_MANIFEST, image), OCI_INDEX);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"Invalid image, fail to parse 'manifest.json'\"}]}");
        assertThat(tags("app")).hasSize(1);
    }

    @Test
    void acceptsAManifestOfOci() {
        Digest blob = registry.pushBlob("group/app", "{}");
        String manifest = Registry.image(OCI_MANIFEST, blob, 2, blob, 2);
        assertThat(registry.putManifest("group/app", "v1", manifest, OCI_MANIFEST)
                        .statusCode())
                .isEqualTo(201);
        assertThat(registry.send("GET", "group/app/manifests/v1", "").headers().firstValue("Content-Type"))
                .contains(OCI_MANIFEST);
    }

    @Test
    void whatTheManagementApiDeletesCannotBePulled() {
        String manifest = registry.push("group/app", "v1", "layer");
        registry.push("group/app", "v2", "other");
        emulator.send("DELETE", "/v2/manage/namespaces/group/repos/app/tags/v1", "");
        assertError(registry.send("GET", "group/app/manifests/v1", ""), 404, "MANIFEST_UNKNOWN");
        assertError(registry.send("GET", "group/app/manifests/" + Digest.of(manifest), ""), 404, "MANIFEST_UNKNOWN");
        emulator.send("DELETE", "/v2/manage/namespaces/group/repos/app", "");
        assertError(registry.send("GET", "group/app/manifests/v2", ""), 404, "MANIFEST_UNKNOWN");
        assertError(registry.send("GET", "group/app/blobs/" + Digest.of("other"), ""), 404, "BLOB_UNKNOWN");
    }

    @Test
    void whatTheRegistryDeletesIsNotListed() {
        registry.push("group/app", "v1", "layer");
        String both = registry.push("group/app", "v2", "other");
        registry.push("group/app", "v3", "other");
        assertThat(registry.send("DELETE", "group/app/manifests/v1", "").statusCode())
                .isEqualTo(202);
        assertThat(tags("app")).hasSize(2);
        assertThat(registry.send("DELETE", "group/app/manifests/" + Digest.of(both), "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(tags("app")).isEmpty();
        assertThat(repository("app").get("num_images").intValue()).isZero();
        assertError(registry.send("DELETE", "group/app/manifests/v1", ""), 404, "MANIFEST_UNKNOWN");
    }

    @Test
    void aRetagIsPulled() {
        String manifest = registry.push("group/app", "v1", "layer");
        emulator.send("POST", Emulator.tags("group", "app"), "{\"source_tag\":\"v1\",\"destination_tag\":\"stable\"}");
        assertThat(registry.send("GET", "group/app/manifests/stable", "").body())
                .isEqualTo(manifest);
    }

    @Test
    void aResetForgetsWhatWasPushed() {
        registry.push("group/app", "v1", "layer");
        registry.pushBlob("group/waiting", "waits for its manifest");
        emulator.control().post("/reset", "");
        emulator.seed("group/seeded: [v1]");
        assertError(registry.send("GET", "group/app/manifests/v1", ""), 404, "MANIFEST_UNKNOWN");
        assertError(
                registry.send("GET", "group/waiting/blobs/" + Digest.of("waits for its manifest"), ""),
                404,
                "BLOB_UNKNOWN");
    }

    @Test
    void aSnapshotKeepsWhatWasPushed() {
        String manifest = registry.push("group/app", "v1", "layer");
        emulator.control().put("/snapshots/pushed", "");
        emulator.send("DELETE", "/v2/manage/namespaces/group/repos/app", "");
        emulator.control().post("/snapshots/pushed", "");
        assertThat(registry.send("GET", "group/app/manifests/v1", "").body()).isEqualTo(manifest);
        assertThat(registry.send("GET", "group/app/blobs/" + Digest.of("layer"), "")
                        .body())
                .isEqualTo("layer");
    }

    @Test
    void aSignatureIsFoundByItsSubject() {
        String image = registry.push("group/app", "v1", "layer");
        Digest blob = registry.pushBlob("group/app", "{}");
        String signature = Registry.image(OCI_MANIFEST, blob, 2, blob, 2)
                .replaceFirst(
                        "\\{",
                        "{\"artifactType\":\"text/signature\",\"annotations\":{\"by\":\"me\"},"
                                + "\"subject\":{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"},"
                                        .formatted(DOCKER_MANIFEST, image.length(), Digest.of(image)));
        HttpResponse<String> pushed =
                registry.putManifest("group/app", Digest.of(signature).value(), signature, OCI_MANIFEST);
        assertThat(pushed.headers().firstValue("OCI-Subject"))
                .contains(Digest.of(image).value());
        String referrers = "group/app/referrers/" + Digest.of(image);
        assertThat(registry.send("GET", referrers, "").body())
                .isEqualTo(("{\"schemaVersion\":2,\"mediaType\":\"" + OCI_INDEX
                                + "\",\"manifests\":[{\"mediaType\":\"%s\","
                                + "\"digest\":\"%s\",\"size\":%d,\"artifactType\":\"text/signature\",\"annotations\":{\"by\":\"me\"}}]}")
                        .formatted(OCI_MANIFEST, Digest.of(signature), signature.length()));
        assertThat(registry.send("GET", referrers + "?artifactType=other", "").body())
                .endsWith("\"manifests\":[]}");
    }

    @Test
    void tagNamesComeInPages() {
        for (String tag : new String[] {"a", "b", "c"}) {
            registry.push("group/app", tag, "layer");
        }
        HttpResponse<String> first = registry.send("GET", "group/app/tags/list?n=2", "");
        assertThat(first.body()).isEqualTo("{\"name\":\"group/app\",\"tags\":[\"a\",\"b\"]}");
        assertThat(first.headers().firstValue("Link"))
                .contains("<" + emulator.endpoint() + "/v2/group/app/tags/list?n=2&last=b>; rel=\"next\"");
        HttpResponse<String> last = registry.send("GET", "group/app/tags/list?n=2&last=b", "");
        assertThat(last.body()).isEqualTo("{\"name\":\"group/app\",\"tags\":[\"c\"]}");
        assertThat(last.headers().firstValue("Link")).isEmpty();
        assertThat(registry.send("GET", "group/none/tags/list", "").body())
                .isEqualTo("{\"name\":\"group/none\",\"tags\":null}");
        assertThat(registry.send("GET", "group/app/tags/list?n=0", "").body())
                .isEqualTo("{\"name\":\"group/app\",\"tags\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group/app", "group/other"})
    void refusesAManifestWhoseBlobsAreNotThere(String name) {
        // A blob is only in the image repository that it was pushed to.
        Digest there = registry.pushBlob("group/app", "{}");
        String missing = name.equals("group/app") ? Digest.of("missing").value() : there.value();
        String manifest = Registry.image(DOCKER_MANIFEST, there, 2, new Digest(missing), 7);
        HttpResponse<String> refused = registry.putManifest(name, "v1", manifest, DOCKER_MANIFEST);
        assertError(refused, 404, "MANIFEST_BLOB_UNKNOWN");
        assertThat(refused.body()).contains("Database Not found blob", missing);
        assertThat(emulator.get(Emulator.tags("group", name.substring(6))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesAListWhoseImagesAreNotThere() {
        registry.push("group/app", "v1", "layer");
        String list = Registry.index(DOCKER_LIST, DOCKER_MANIFEST, "missing");
        assertError(registry.putManifest("group/app", "all", list, DOCKER_LIST), 404, "MANIFEST_BLOB_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "[]",
                "{}",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":1,\"history\":[{\"v1Compatibility\":\"{\\\"id\\\":\\\"a\\\"}\"}]}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:1\",\"size\":1},\"layers\":[]}"
            })
    void refusesWhatIsNoManifest(String content) {
        assertError(registry.putManifest("group/app", "v1", content, DOCKER_MANIFEST), 400, "MANIFEST_INVALID");
        assertThat(emulator.get(Emulator.tags("group", "app")).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAManifestThatIsTooLarge() {
        assertError(
                registry.putManifest("group/app", "v1", " ".repeat(5_000_000), DOCKER_MANIFEST), 413, "SIZE_INVALID");
        registry.push("group/app", "v1", "the next call works");
    }

    @Test
    void refusesAManifestOfAnotherDigestOrMediaType() {
        Digest blob = registry.pushBlob("group/app", "{}");
        String manifest = Registry.image(DOCKER_MANIFEST, blob, 2, blob, 2);
        assertError(
                registry.putManifest("group/app", Digest.of("other").value(), manifest, DOCKER_MANIFEST),
                400,
                "DIGEST_INVALID");
        assertError(registry.putManifest("group/app", "v1", manifest, OCI_MANIFEST), 400, "MANIFEST_INVALID");
        assertError(registry.putManifest("group/app", "-v1", manifest, DOCKER_MANIFEST), 400, "TAG_INVALID");
    }

    @Test
    void anyLoginIsAcceptedWhenCredentialsAreNotVerified() {
        for (String login : new String[] {null, ":", "AK", ":any", "AK:", "é@"}) {
            HttpResponse<String> pulled = new Registry(emulator, login).send("GET", "group/seeded/manifests/v1", "");
            assertThat(pulled.statusCode()).as(login).isEqualTo(200);
        }
    }

    @Test
    void neverCreatesAnOrganization() {
        assertThat(registry.token("repository:none/app:push").body())
                .isEqualTo("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"Image organization does not exist\","
                        + "\"detail\":\"Failed to find namespace in none\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group/app", "group/App", "group", "group/a$b", "group/a%2Fb", "group/..", "group/-"})
    void refusesNamesThatAreInvalid(String name) {
        HttpResponse<String> reply = registry.exchange(
                "GET",
                "/v2/" + name + "/manifests/v1",
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                "Authorization",
                "Bearer any");
        assertThat(reply.statusCode()).as(reply.body()).isIn(400, 404);
        assertThat(reply.body()).contains("\"errors\":[{\"code\":\"N");
    }
}

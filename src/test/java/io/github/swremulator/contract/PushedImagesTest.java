package io.github.swremulator.contract;

import static io.github.swremulator.distribution.Registry.DOCKER_LIST;
import static io.github.swremulator.distribution.Registry.DOCKER_MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoTagRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateSecretRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowReposTagResp;
import io.github.swremulator.Emulator;
import io.github.swremulator.distribution.Registry;
import io.github.swremulator.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an empty account to images that are pulled, by the vendor's SDK and a client of the registry with the login that it hands out. */
@VerifiedUsers
class PushedImagesTest {

    private final Emulator emulator;
    private final SwrClient sdk;

    PushedImagesTest(Emulator emulator) {
        this.emulator = emulator;
        this.sdk = VendorSdk.client(
                emulator,
                VendorSdk.credentials(VerifiedUsers.OWNER, VerifiedUsers.SECRET).withProjectId("0".repeat(32)));
    }

    private List<String> listed() {
        return sdk.listRepositoryTags(VendorSdk.tagsOf("team", "app")).getBody().stream()
                .map(ShowReposTagResp::getTag)
                .toList();
    }

    private Registry loggedIn() {
        String auth = sdk.createSecret(new CreateSecretRequest())
                .getAuths()
                .values()
                .iterator()
                .next()
                .getAuth();
        return new Registry(emulator.endpoint(), new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8));
    }

    @Test
    void areListedRetaggedDeletedAndPulled() {
        sdk.createNamespace(
                new CreateNamespaceRequest().withBody(new CreateNamespaceRequestBody().withNamespace("team")));
        Registry registry = loggedIn();
        String amd64 = registry.push("team/app", "1.0-amd64", "for one platform");
        String arm64 = registry.push("team/app", "1.0-arm64", "for another platform");
        String list = Registry.index(DOCKER_LIST, DOCKER_MANIFEST, amd64, arm64);
        assertThat(registry.putManifest("team/app", "1.0", list, DOCKER_LIST).statusCode())
                .isEqualTo(201);
        assertThat(listed()).containsExactly("1.0", "1.0-arm64", "1.0-amd64");

        sdk.createRepoTag(new CreateRepoTagRequest()
                .withNamespace("team")
                .withRepository("app")
                .withBody(new CreateRepoTagRequestBody().withSourceTag("1.0").withDestinationTag("stable")));
        for (String tag : List.of("1.0", "1.0-amd64", "1.0-arm64")) {
            sdk.deleteRepoTag(new DeleteRepoTagRequest()
                    .withNamespace("team")
                    .withRepository("app")
                    .withTag(tag));
        }
        assertThat(listed()).containsExactly("stable");

        assertThat(registry.send("GET", "team/app/manifests/stable", "").body()).isEqualTo(list);
        for (String image : List.of(amd64, arm64)) {
            assertThat(registry.send("GET", "team/app/manifests/" + Digest.of(image), "")
                            .body())
                    .isEqualTo(image);
        }
        assertThat(registry.send("GET", "team/app/blobs/" + Digest.of("for another platform"), "")
                        .body())
                .isEqualTo("for another platform");
        assertThat(registry.send("GET", "team/app/manifests/1.0", "").statusCode())
                .isEqualTo(404);
    }
}

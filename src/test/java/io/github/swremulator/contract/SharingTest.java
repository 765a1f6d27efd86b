package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequestBody;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespace;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import io.github.swremulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Two accounts whose credentials are verified, each with the vendor's own SDK. */
@VerifiedUsers
class SharingTest {

    private final SwrClient owner;
    private final SwrClient stranger;

    SharingTest(Emulator emulator) throws IOException {
        emulator.seed(Files.readString(Path.of("examples/seed.yaml")));
        owner = VendorSdk.client(emulator, VendorSdk.credentials(VerifiedUsers.OWNER, VerifiedUsers.SECRET));
        stranger = VendorSdk.client(
                emulator, VendorSdk.credentials(VerifiedUsers.STRANGER, VerifiedUsers.STRANGERS_SECRET));
    }

    @Test
    void anotherAccountsOrganizationIsNeitherListedNorChanged() {
        assertThat(namespaces(owner)).containsExactly("group");
        assertThat(namespaces(stranger)).isEmpty();
        assertThat(stranger.listReposDetails(new ListReposDetailsRequest()).getBody())
                .isEmpty();
        assertForbidden(() -> tags(stranger));
        assertForbidden(() -> delete(stranger));
        assertThat(tags(owner)).isEqualTo(3);
    }

    @Test
    void aPermissionAllowsItsLevelAndNoMore() {
        share(UserAuth.AuthEnum.NUMBER_1);
        assertThat(namespaces(stranger)).containsExactly("group");
        assertThat(tags(stranger)).isEqualTo(3);
        assertForbidden(() -> delete(stranger));
        assertForbidden(() -> share(stranger, UserAuth.AuthEnum.NUMBER_7));
        assertThat(tags(owner)).isEqualTo(3);
    }

    @Test
    void aManagerMayDelete() {
        share(UserAuth.AuthEnum.NUMBER_7);
        delete(stranger);
        assertThat(tags(owner)).isEqualTo(2);
    }

    @Test
    void anOrganizationBelongsToTheAccountThatCreatedIt() {
        stranger.createNamespace(
                new CreateNamespaceRequest().withBody(new CreateNamespaceRequestBody().withNamespace("theirs")));
        assertThat(namespaces(stranger)).containsExactly("theirs");
        assertThat(namespaces(owner)).containsExactly("group");
    }

    private static List<String> namespaces(SwrClient client) {
        return client.listNamespaces(new ListNamespacesRequest()).getNamespaces().stream()
                .map(ShowNamespace::getName)
                .toList();
    }

    private static int tags(SwrClient client) {
        return client.listRepositoryTags(VendorSdk.tagsOf("group", "busybox"))
                .getBody()
                .size();
    }

    private static void delete(SwrClient client) {
        client.deleteRepoTag(new DeleteRepoTagRequest()
                .withNamespace("group")
                .withRepository("busybox")
                .withTag("v1"));
    }

    private void share(UserAuth.AuthEnum level) {
        share(owner, level);
    }

    private static void share(SwrClient client, UserAuth.AuthEnum level) {
        client.createNamespaceAuth(new CreateNamespaceAuthRequest()
                .withNamespace("group")
                .withBody(List.of(new UserAuth()
                        .withUserId(VerifiedUsers.STRANGERS_ID)
                        .withUserName(VerifiedUsers.STRANGER)
                        .withAuth(level))));
    }

    private static void assertForbidden(ThrowingCallable call) {
        VendorSdk.assertRefused(403, "SVCSTG.SWR.4030170", call);
    }
}

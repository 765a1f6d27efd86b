package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequestBody;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespace;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import io.github.swremulator.Emulator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two accounts whose credentials are verified, each with the vendor's own SDK. */
@Tag("store")
class SharingTest {

    private static final String STRANGER = "00000000000000000000000000004711";

    private Emulator emulator;
    private SwrClient owner;
    private SwrClient stranger;

    @BeforeEach
    void start() {
        emulator = Emulator.start(
                "swr.seed=examples/seed.yaml",
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=AKOWNER",
                "swr.access.users[0].secret-key=one",
                "swr.access.users[1].access-key=AKSTRANGER",
                "swr.access.users[1].secret-key=two",
                "swr.access.users[1].id=" + STRANGER,
                "swr.access.users[1].account-name=elsewhere");
        owner = client("AKOWNER", "one");
        stranger = client("AKSTRANGER", "two");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private SwrClient client(String accessKey, String secretKey) {
        return SwrClient.newBuilder()
                .withCredential(new BasicCredentials().withAk(accessKey).withSk(secretKey))
                .withEndpoints(List.of(emulator.endpoint()))
                .build();
    }

    @Test
    void anotherAccountsOrganizationIsNeitherSeenNorTouched() {
        assertThat(namespaces(owner)).containsExactly("group");
        assertThat(namespaces(stranger)).isEmpty();
        assertThat(stranger.listReposDetails(new ListReposDetailsRequest()).getBody())
                .isEmpty();
        assertForbidden(() -> tags(stranger));
        assertForbidden(() -> delete(stranger));
        assertThat(tags(owner)).isEqualTo(3);
    }

    @Test
    void whatIsSharedIsSeenAndNoMoreIsAllowedThanWasGiven() {
        share(UserAuth.AuthEnum.NUMBER_1);
        assertThat(namespaces(stranger)).containsExactly("group");
        assertThat(tags(stranger)).isEqualTo(3);
        assertForbidden(() -> delete(stranger));
        assertForbidden(() -> share(stranger, UserAuth.AuthEnum.NUMBER_7));
        assertThat(tags(owner)).isEqualTo(3);
    }

    @Test
    void whoMayManageMayDelete() {
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
        return client.listRepositoryTags(
                        new ListRepositoryTagsRequest().withNamespace("group").withRepository("busybox"))
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
                        .withUserId(STRANGER)
                        .withUserName("AKSTRANGER")
                        .withAuth(level))));
    }

    private static void assertForbidden(ThrowingCallable call) {
        ClientRequestException refused = catchThrowableOfType(ClientRequestException.class, call);
        assertThat(refused.getHttpStatusCode()).isEqualTo(403);
        assertThat(refused.getErrorCode()).isEqualTo("SVCSTG.SWR.4030170");
    }
}

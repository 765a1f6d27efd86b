package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.region.Region;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateAuthorizationTokenRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateRepoTagRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateSecretRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteRepoTagRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ListApiVersionsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListQuotasRequest;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowApiVersionRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowDomainOverviewRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespace;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowReposTagResp;
import com.huaweicloud.sdk.swr.v2.model.ShowRepositoryRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowRepositoryResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateRepoRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateRepoRequestBody;
import com.huaweicloud.sdk.swr.v2.model.UpdateUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import io.github.swremulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A complete workflow, from the first call to the last deletion, with the vendor's own SDK, unmodified, over a real port. */
abstract class WholeWay {

    private final Emulator emulator;
    private final SwrClient client;

    /** @param withProject whether the project is configured, so that the client does not look it up in IAM */
    WholeWay(Emulator emulator, boolean withProject) {
        this.emulator = emulator;
        BasicCredentials credentials =
                VendorSdk.credentials(VerifiedUsers.OWNER, VerifiedUsers.SECRET).withIamEndpoint(emulator.endpoint());
        this.client = withProject
                ? VendorSdk.client(emulator, credentials.withProjectId("0123456789abcdef0123456789abcdef"))
                : SwrClient.newBuilder()
                        .withCredential(credentials)
                        .withRegion(new Region("cn-north-4", emulator.endpoint()))
                        .build();
    }

    @BeforeEach
    void isSeeded() throws IOException {
        emulator.seed(Files.readString(Path.of("examples/seed.yaml")));
    }

    @AfterEach
    void isNoted() {
        Compatibility.note(emulator, "Java SDK", "huaweicloud-usdk-java");
    }

    @Test
    void everythingThatIsCreatedCanBeDeleted() {
        createNamespace("life");
        createRepository("life", "tools/app");
        pointInSeed("v1", "stable", false);
        assertThat(seedTags()).containsExactlyInAnyOrder("v1", "v2", "latest", "stable");
        deleteTag("stable");
        assertThat(seedTags()).containsExactlyInAnyOrder("v1", "v2", "latest");
        assertRefused(406, "4060074", () -> deleteNamespace("life"));
        deleteRepository("life", "tools$app");
        deleteNamespace("life");
        assertThat(namespaces()).extracting(ShowNamespace::getName).containsExactly("group");
    }

    @Test
    void organizationIsCreatedListedShownAndDeleted() {
        assertThat(createNamespace("created")).isEqualTo(201);
        assertRefused(409, "4090060", () -> createNamespace("created"));
        assertRefused(400, "4001028", () -> createNamespace("Created"));
        assertThat(namespaces()).extracting(ShowNamespace::getName).containsExactly("created", "group");
        var shown = client.showNamespace(new ShowNamespaceRequest().withNamespace("created"));
        assertThat(shown.getName()).isEqualTo("created");
        assertThat(shown.getCreatorName()).isNotEmpty();
        assertThat(shown.getAuth().getValue()).isEqualTo(7);
        assertThat(deleteNamespace("created")).isEqualTo(204);
        assertRefused(404, "4040058", () -> deleteNamespace("created"));
        assertRefused(404, "4040058", () -> client.showNamespace(new ShowNamespaceRequest().withNamespace("created")));
    }

    @Test
    void repositoryIsCreatedEditedListedAndDeleted() {
        assertThat(createRepository("group", "tools/app")).isEqualTo(201);
        assertRefused(409, "4090006", () -> createRepository("group", "tools/app"));
        assertRefused(404, "4040058", () -> createRepository("nowhere", "app"));
        assertThat(edit(
                        "tools$app",
                        new UpdateRepoRequestBody().withIsPublic(true).withDescription("edited")))
                .isEqualTo(201);
        ShowRepositoryResponse shown = show("tools$app");
        assertThat(shown.getName()).isEqualTo("tools/app");
        assertThat(shown.getCategory()).isEqualTo("linux");
        assertThat(shown.getDescription()).isEqualTo("edited");
        assertThat(shown.getIsPublic()).isTrue();
        assertThat(shown.getNumImages()).isZero();
        assertThat(list("app").getBody()).singleElement().satisfies(listed -> {
            assertThat(listed.getNamespace()).isEqualTo("group");
            assertThat(listed.getName()).isEqualTo("tools/app");
            assertThat(listed.getTotalRange()).isEqualTo(1);
            assertThat(listed.getTags()).isEmpty();
        });
        assertThat(deleteRepository("group", "tools$app")).isEqualTo(204);
        assertRefused(404, "4040010", () -> show("tools$app"));
        assertRefused(404, "4040010", () -> deleteRepository("group", "tools$app"));
    }

    @Test
    void repositoriesAreListedPageByPage() {
        ListReposDetailsResponse first = client.listReposDetails(new ListReposDetailsRequest()
                .withLimit("2")
                .withOffset("0")
                .withOrderColumn("tag_count")
                .withOrderType("desc"));
        assertThat(first.getContentRange()).isEqualTo("0-2/3");
        assertThat(first.getBody()).extracting(listed -> listed.getNumImages()).containsExactly(25L, 3L);
        ListReposDetailsResponse second = client.listReposDetails(new ListReposDetailsRequest()
                .withFilter("limit::2|offset::2|order_column::tag_count|order_type::desc"));
        assertThat(second.getContentRange()).isEqualTo("2-1/3");
        assertThat(second.getBody()).extracting(listed -> listed.getName()).containsExactly("empty");
    }

    @Test
    void tagIsRetaggedMovedAndDeleted() {
        ShowReposTagResp source = tag("v1");
        assertThat(pointInSeed("v1", "moved", false)).isEqualTo(201);
        assertThat(tag("moved").getDigest()).isEqualTo(source.getDigest());
        assertRefused(409, "4090006", () -> pointInSeed("v2", "moved", false));
        ShowReposTagResp before = tag("moved");
        assertThat(pointInSeed("v2", "moved", true)).isEqualTo(201);
        ShowReposTagResp moved = tag("moved");
        assertThat(moved.getId()).isEqualTo(before.getId());
        assertThat(moved.getDigest()).isEqualTo(tag("v2").getDigest()).isNotEqualTo(before.getDigest());
        assertThat(moved.getUpdated()).isNotEqualTo(before.getUpdated());
        assertThat(deleteTag("moved")).isEqualTo(204);
        assertRefused(404, "4040048", () -> deleteTag("moved"));
        assertRefused(404, "4040048", () -> pointInSeed("moved", "again", false));
    }

    @Test
    void permissionOnAnOrganizationIsGrantedChangedAndRevoked() {
        List<UserAuth> read = List.of(permission(UserAuth.AuthEnum.NUMBER_1));
        List<UserAuth> manage = List.of(permission(UserAuth.AuthEnum.NUMBER_7));
        assertRefused(
                404,
                "4040078",
                () -> client.updateNamespaceAuth(
                        new UpdateNamespaceAuthRequest().withNamespace("group").withBody(read)));
        assertThat(client.createNamespaceAuth(new CreateNamespaceAuthRequest()
                                .withNamespace("group")
                                .withBody(read))
                        .getHttpStatusCode())
                .isEqualTo(201);
        assertRefused(
                409,
                "4090076",
                () -> client.createNamespaceAuth(
                        new CreateNamespaceAuthRequest().withNamespace("group").withBody(read)));
        assertThat(client.updateNamespaceAuth(new UpdateNamespaceAuthRequest()
                                .withNamespace("group")
                                .withBody(manage))
                        .getHttpStatusCode())
                .isEqualTo(201);
        assertThat(client.showNamespaceAuth(new ShowNamespaceAuthRequest().withNamespace("group"))
                        .getOthersAuths())
                .contains(manage.get(0));
        assertThat(client.deleteNamespaceAuth(new DeleteNamespaceAuthRequest()
                                .withNamespace("group")
                                .withBody(List.of("4711")))
                        .getHttpStatusCode())
                .isEqualTo(204);
        assertThat(client.showNamespaceAuth(new ShowNamespaceAuthRequest().withNamespace("group"))
                        .getOthersAuths())
                .doesNotContain(manage.get(0));
    }

    @Test
    void permissionOnARepositoryIsGrantedChangedAndRevoked() {
        List<UserAuth> read = List.of(permission(UserAuth.AuthEnum.NUMBER_1));
        List<UserAuth> write = List.of(permission(UserAuth.AuthEnum.NUMBER_3));
        assertThat(client.createUserRepositoryAuth(new CreateUserRepositoryAuthRequest()
                                .withNamespace("group")
                                .withRepository("busybox")
                                .withBody(read))
                        .getHttpStatusCode())
                .isEqualTo(201);
        assertThat(client.updateUserRepositoryAuth(new UpdateUserRepositoryAuthRequest()
                                .withNamespace("group")
                                .withRepository("busybox")
                                .withBody(write))
                        .getHttpStatusCode())
                .isEqualTo(201);
        var shown = client.showUserRepositoryAuth(
                new ShowUserRepositoryAuthRequest().withNamespace("group").withRepository("busybox"));
        assertThat(shown.getName()).isEqualTo("busybox");
        assertThat(shown.getOthersAuths()).contains(write.get(0));
        assertThat(client.deleteUserRepositoryAuth(new DeleteUserRepositoryAuthRequest()
                                .withNamespace("group")
                                .withRepository("busybox")
                                .withBody(List.of("4711")))
                        .getHttpStatusCode())
                .isEqualTo(204);
    }

    @Test
    void loginCommandsAreIssued() {
        var secret = client.createSecret(new CreateSecretRequest().withProjectname("cn-north-4"));
        assertThat(secret.getXSwrDockerlogin()).startsWith("docker login -u cn-north-4@");
        assertThat(secret.getAuths()).hasSize(1);
        var token = client.createAuthorizationToken(new CreateAuthorizationTokenRequest());
        assertThat(token.getXSwrDockerlogin()).startsWith("docker login -u bearertoken@");
        assertThat(token.getXSwrExpireat()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    }

    @Test
    void accountAndApiVersionsAreDescribed() {
        var overview = client.showDomainOverview(new ShowDomainOverviewRequest());
        assertThat(overview.getNamspaceNum()).isEqualTo(1);
        assertThat(overview.getRepoNum()).isEqualTo(3);
        assertThat(overview.getImageNum()).isEqualTo(28);
        assertThat(client.listQuotas(new ListQuotasRequest()).getQuotas())
                .singleElement()
                .satisfies(quota -> assertThat(quota.getUsed()).isEqualTo(1));
        assertThat(client.listApiVersions(new ListApiVersionsRequest()).getVersions())
                .extracting(version -> version.getId())
                .contains("v2");
        assertThat(client.showApiVersion(new ShowApiVersionRequest().withApiVersion("v2"))
                        .getVersion()
                        .getId())
                .isEqualTo("v2");
    }

    private static UserAuth permission(UserAuth.AuthEnum level) {
        return new UserAuth().withUserId("4711").withUserName("somebody").withAuth(level);
    }

    private int createNamespace(String name) {
        return client.createNamespace(
                        new CreateNamespaceRequest().withBody(new CreateNamespaceRequestBody().withNamespace(name)))
                .getHttpStatusCode();
    }

    private int deleteNamespace(String name) {
        return client.deleteNamespaces(new DeleteNamespacesRequest().withNamespace(name))
                .getHttpStatusCode();
    }

    private List<ShowNamespace> namespaces() {
        return client.listNamespaces(new ListNamespacesRequest()).getNamespaces();
    }

    private int createRepository(String namespace, String name) {
        return client.createRepo(new CreateRepoRequest()
                        .withNamespace(namespace)
                        .withBody(new CreateRepoRequestBody()
                                .withRepository(name)
                                .withIsPublic(false)
                                .withCategory(CreateRepoRequestBody.CategoryEnum.LINUX)))
                .getHttpStatusCode();
    }

    private int edit(String repository, UpdateRepoRequestBody body) {
        return client.updateRepo(new UpdateRepoRequest()
                        .withNamespace("group")
                        .withRepository(repository)
                        .withBody(body))
                .getHttpStatusCode();
    }

    private ShowRepositoryResponse show(String repository) {
        return client.showRepository(
                new ShowRepositoryRequest().withNamespace("group").withRepository(repository));
    }

    private ListReposDetailsResponse list(String name) {
        return client.listReposDetails(
                new ListReposDetailsRequest().withNamespace("group").withName(name));
    }

    private int deleteRepository(String namespace, String repository) {
        return client.deleteRepo(
                        new DeleteRepoRequest().withNamespace(namespace).withRepository(repository))
                .getHttpStatusCode();
    }

    private int pointInSeed(String source, String tag, boolean override) {
        return client.createRepoTag(new CreateRepoTagRequest()
                        .withNamespace("group")
                        .withRepository("busybox")
                        .withBody(new CreateRepoTagRequestBody()
                                .withSourceTag(source)
                                .withDestinationTag(tag)
                                .withOverride(override)))
                .getHttpStatusCode();
    }

    private int deleteTag(String tag) {
        return client.deleteRepoTag(new DeleteRepoTagRequest()
                        .withNamespace("group")
                        .withRepository("busybox")
                        .withTag(tag))
                .getHttpStatusCode();
    }

    private List<String> seedTags() {
        return client.listRepositoryTags(VendorSdk.tagsOf("group", "busybox")).getBody().stream()
                .map(ShowReposTagResp::getTag)
                .toList();
    }

    private ShowReposTagResp tag(String name) {
        return client.listRepositoryTags(VendorSdk.tagsOf("group", "busybox").withTag(name))
                .getBody()
                .get(0);
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        VendorSdk.assertRefused(status, "SVCSTG.SWR." + code, call);
    }
}

package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.auth.GlobalCredentials;
import com.huaweicloud.sdk.core.auth.ICredential;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.region.Region;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import io.github.swremulator.Emulator;
import io.github.swremulator.TestSession;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own SDK, unmodified, with verified signatures. */
@VerifiedUsers
class VendorSdkSigningTest {

    private final Emulator emulator;

    VendorSdkSigningTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/a/b: [v0001]\ngroup/app: [v0001, v0002, v0003]");
    }

    private static BasicCredentials credentials() {
        return VendorSdk.credentials(VerifiedUsers.OWNER, VerifiedUsers.SECRET);
    }

    private SwrClient client(ICredential credential) {
        return VendorSdk.client(emulator, credential);
    }

    private static ListRepositoryTagsRequest request(String repository) {
        return VendorSdk.tagsOf("group", repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a%24b", "app"})
    void listsWithAnyPath(String repository) {
        assertThat(client(credentials()).listRepositoryTags(request(repository)).getBody())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset::0|limit::2", "tag::v0001", ""})
    void listsWithAnyFilter(String filter) {
        assertThat(client(credentials())
                        .listRepositoryTags(request("app").withFilter(filter))
                        .getBody())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "~", "*", "a+b", "ä你", "%", "a&b=c", "!'()"})
    void isRefusedForItsParameterNotItsSignature(String tag) {
        ClientRequestException e = catchThrowableOfType(
                ClientRequestException.class,
                () -> client(credentials()).listRepositoryTags(request("app").withTag(tag)));
        assertThat(e.getErrorCode()).isEqualTo("SVCSTG.SWR.4009021");
    }

    @Test
    void listsWithAProjectAndWithTemporaryKeys() {
        assertThat(client(credentials().withProjectId("0123456789abcdef0123456789abcdef"))
                        .listRepositoryTags(request("app"))
                        .getBody())
                .hasSize(3);
        BasicCredentials temporary = VendorSdk.credentials(VerifiedUsers.TEMPORARY, VerifiedUsers.SECRET);
        assertThat(client(temporary.withSecurityToken(VerifiedUsers.SECURITY_TOKEN))
                        .listRepositoryTags(request("app"))
                        .getBody())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        VerifiedUsers.OWNER + ", wrong",
        "UNKNOWN, " + VerifiedUsers.SECRET,
        VerifiedUsers.TEMPORARY + ", " + VerifiedUsers.SECRET
    })
    void throwsWhenItsKeysAreInvalid(String accessKey, String secretKey) {
        SwrClient client = client(VendorSdk.credentials(accessKey, secretKey));
        ClientRequestException e =
                VendorSdk.assertRefused(401, "APIGW.0301", () -> client.listRepositoryTags(request("app")));
        assertThat(e.getErrorMsg()).startsWith("Incorrect IAM authentication information: ");
    }

    @Test
    void listsInASessionThatItsEndpointNames() {
        try (TestSession session = TestSession.open(emulator, "{\"seed\":\"group/app: [v0001, v0002, v0003]\"}")) {
            String endpoint = emulator.endpoint() + session.prefix();
            SwrClient client = SwrClient.newBuilder()
                    .withCredential(VendorSdk.credentials(session.accessKey(), session.secretKey())
                            .withIamEndpoint(endpoint))
                    .withRegion(new Region("cn-test-6", endpoint))
                    .build();
            assertThat(client.listRepositoryTags(request("app")).getBody()).hasSize(3);
            assertThat(session.control("GET", "/requests", "").body())
                    .contains("KeystoneListProjects", "ListRepositoryTags", "\"total\":2");
            SwrClient ofDefault = client(VendorSdk.credentials(session.accessKey(), session.secretKey()));
            assertThat(ofDefault.listRepositoryTags(request("app")).getBody()).hasSize(3);
            assertThat(session.control("GET", "/requests", "").body()).contains("\"total\":3");
        }
    }

    @Test
    void looksUpTheProjectOfItsRegionFirst() {
        SwrClient client = SwrClient.newBuilder()
                .withCredential(credentials().withIamEndpoint(emulator.endpoint()))
                .withRegion(new Region("cn-test-7", emulator.endpoint()))
                .build();
        assertThat(client.listRepositoryTags(request("app")).getBody()).hasSize(3);
        assertThat(emulator.control()
                        .get("/requests?operation=KeystoneListProjects")
                        .body())
                .contains("name=cn-test-7", "\"status\":200");
        assertThat(emulator.control()
                        .get("/requests?operation=ListRepositoryTags")
                        .body())
                .contains("X-Project-Id");
    }

    @Test
    void looksUpNoProjectWhenOneIsConfigured() {
        SwrClient client = SwrClient.newBuilder()
                .withCredential(credentials()
                        .withProjectId("0123456789abcdef0123456789abcdef")
                        .withIamEndpoint(emulator.endpoint()))
                .withRegion(new Region("cn-test-8", emulator.endpoint()))
                .build();
        assertThat(client.listRepositoryTags(request("app")).getBody()).hasSize(3);
        assertThat(emulator.control()
                        .get("/requests?operation=KeystoneListProjects")
                        .body())
                .doesNotContain("cn-test-8");
    }

    @Test
    void looksUpTheAccountFirst() {
        GlobalCredentials global = new GlobalCredentials()
                .withAk(VerifiedUsers.OWNER)
                .withSk(VerifiedUsers.SECRET)
                .withIamEndpoint(emulator.endpoint());
        HcClient client = new HcClient(HttpConfig.getDefaultHttpConfig())
                .withEndpoints(List.of(emulator.endpoint()))
                .withCredential(global);
        GlobalCredentials completed = (GlobalCredentials)
                global.processAuthParams(client, "cn-test-9").join();
        assertThat(completed.getDomainId()).matches("[0-9a-f]{32}");
    }
}

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
import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own SDK, unmodified, whose every signature is verified. */
class VendorSdkSigningTest {

    private static Emulator emulator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        String seed = new CapturedReplies(folder)
                .withTags("group", "a$b", 1)
                .withTags("group", "app", 3)
                .setting();
        emulator = Emulator.start(
                seed,
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=VERIFIED",
                "swr.access.users[0].secret-key=secret",
                "swr.access.users[1].access-key=TEMPORARY",
                "swr.access.users[1].secret-key=secret",
                "swr.access.users[1].security-token=security-token");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static BasicCredentials credentials() {
        return new BasicCredentials().withAk("VERIFIED").withSk("secret");
    }

    private static SwrClient client(ICredential credential) {
        return SwrClient.newBuilder()
                .withCredential(credential)
                .withEndpoints(List.of(emulator.endpoint()))
                .build();
    }

    private static ListRepositoryTagsRequest request(String repository) {
        return new ListRepositoryTagsRequest().withNamespace("group").withRepository(repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a%24b", "app"})
    void listsWhateverThePath(String repository) {
        assertThat(client(credentials()).listRepositoryTags(request(repository)).getBody())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset::0|limit::2", "tag::v0001", ""})
    void listsWhateverTheFilter(String filter) {
        assertThat(client(credentials())
                        .listRepositoryTags(request("app").withFilter(filter))
                        .getBody())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "~", "*", "a+b", "ä你", "%", "a&b=c", "!'()"})
    void isRefusedForItsParameterAndNotForItsSignature(String tag) {
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
        BasicCredentials temporary = new BasicCredentials().withAk("TEMPORARY").withSk("secret");
        assertThat(client(temporary.withSecurityToken("security-token"))
                        .listRepositoryTags(request("app"))
                        .getBody())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERIFIED, wrong", "UNKNOWN, secret", "TEMPORARY, secret"})
    void throwsWhenItsKeysAreNotGood(String keys) {
        String[] parts = keys.split(", ", -1);
        BasicCredentials wrong = new BasicCredentials().withAk(parts[0]).withSk(parts[1]);
        ClientRequestException e = catchThrowableOfType(
                ClientRequestException.class, () -> client(wrong).listRepositoryTags(request("app")));
        assertThat(e.getHttpStatusCode()).isEqualTo(401);
        assertThat(e.getErrorCode()).isEqualTo("APIGW.0301");
        assertThat(e.getErrorMsg()).startsWith("Incorrect IAM authentication information: ");
    }

    @Test
    void asksForTheProjectOfItsRegionFirst() {
        Steering control = new Steering(emulator);
        control.delete("/requests");
        SwrClient client = SwrClient.newBuilder()
                .withCredential(credentials().withIamEndpoint(emulator.endpoint()))
                .withRegion(new Region("cn-test-7", emulator.endpoint()))
                .build();
        assertThat(client.listRepositoryTags(request("app")).getBody()).hasSize(3);
        assertThat(control.get("/requests?operation=KeystoneListProjects").body())
                .contains("name=cn-test-7", "\"status\":200");
        assertThat(control.get("/requests?operation=ListRepositoryTags").body()).contains("X-Project-Id");
    }

    @Test
    void asksForNoProjectWhenItIsToldOne() {
        Steering control = new Steering(emulator);
        control.delete("/requests");
        SwrClient client = SwrClient.newBuilder()
                .withCredential(credentials()
                        .withProjectId("0123456789abcdef0123456789abcdef")
                        .withIamEndpoint(emulator.endpoint()))
                .withRegion(new Region("cn-test-8", emulator.endpoint()))
                .build();
        assertThat(client.listRepositoryTags(request("app")).getBody()).hasSize(3);
        assertThat(control.get("/requests?operation=KeystoneListProjects").body())
                .doesNotContain("cn-test-8");
    }

    @Test
    void asksForTheAccountFirst() {
        GlobalCredentials global =
                new GlobalCredentials().withAk("VERIFIED").withSk("secret").withIamEndpoint(emulator.endpoint());
        HcClient client = new HcClient(HttpConfig.getDefaultHttpConfig())
                .withEndpoints(List.of(emulator.endpoint()))
                .withCredential(global);
        GlobalCredentials told = (GlobalCredentials)
                global.processAuthParams(client, "cn-test-9").join();
        assertThat(told.getDomainId()).matches("[0-9a-f]{32}");
    }
}

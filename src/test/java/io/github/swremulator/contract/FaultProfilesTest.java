package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.core.exception.ConnectionException;
import com.huaweicloud.sdk.core.exception.RequestTimeoutException;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServerResponseException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.retry.RetryContext;
import com.huaweicloud.sdk.core.retry.backoff.BackoffStrategy;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsResponse;
import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own SDK with each profile, with and without its own retry. */
@EmulatorTest
class FaultProfilesTest {

    private static final ListRepositoryTagsRequest BUSYBOX = VendorSdk.tagsOf("namespace", "busybox");
    private static final String FROZEN = "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}";

    private final Emulator emulator;
    private final ControlClient control;
    private final SwrClient client;

    FaultProfilesTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
        this.client = VendorSdk.client(emulator);
    }

    private void meet(String profile) {
        assertThat(control.put("/faults", "{\"profile\":\"" + profile + "\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void throwsWhenThrottledAndListsAfterARetryWithBackoff() {
        meet("throttled");
        control.put("/clock", FROZEN);
        for (int call = 0; call < 10; call++) {
            assertListed(client.listRepositoryTags(BUSYBOX));
        }
        ClientRequestException e = VendorSdk.assertRefused(429, "APIGW.0308", () -> client.listRepositoryTags(BUSYBOX));
        assertThat(e.getRequestId()).matches("[0-9a-f]{32}");

        assertListed(listTryingAgain(client, control));
    }

    /** Advances the emulator's clock instead of waiting. */
    private record WaitingByTheClock(ControlClient control) implements BackoffStrategy {

        @Override
        public <S> long computeDelayBeforeNextRetry(RetryContext<S> context) {
            control.put("/clock", "{\"advance\":\"200ms\"}");
            return 1;
        }
    }

    @Test
    void throwsWhenTheGatewayFailsAndListsAfterARetry() {
        meet("flaky-gateway");
        assertListed(client.listRepositoryTags(BUSYBOX));
        assertListed(client.listRepositoryTags(BUSYBOX));
        assertFails(502);
        client.listRepositoryTags(BUSYBOX);
        client.listRepositoryTags(BUSYBOX);
        assertFails(502);
        assertFails(504);
        for (int call = 0; call < 6; call++) {
            assertListed(listTryingAgain(client, control));
        }
    }

    private void assertFails(int status) {
        ServerResponseException e =
                catchThrowableOfType(ServerResponseException.class, () -> client.listRepositoryTags(BUSYBOX));
        assertThat(e.getHttpStatusCode()).isEqualTo(status);
        assertThat(e.getErrorMsg()).contains("<html>");
    }

    private static ListRepositoryTagsResponse listTryingAgain(SwrClient client, ControlClient control) {
        return client.listRepositoryTagsInvoker(BUSYBOX)
                .retryTimes(3)
                .retryCondition((response, e) -> isWorthAnotherTry(e))
                .backoffStrategy(new WaitingByTheClock(control))
                .invoke();
    }

    private static boolean isWorthAnotherTry(@Nullable SdkException e) {
        return e instanceof RequestTimeoutException
                || (e instanceof ServiceResponseException refused
                        && (List.of(401, 429).contains(refused.getHttpStatusCode())
                                || refused.getHttpStatusCode() >= 500));
    }

    @Test
    void throwsWhenTheCredentialHasExpiredAndListsWithAnother() {
        meet("auth-expiring");
        control.put("/clock", FROZEN);
        for (int call = 0; call < 5; call++) {
            assertListed(client.listRepositoryTags(BUSYBOX));
        }
        for (int call = 0; call < 3; call++) {
            ClientRequestException e =
                    VendorSdk.assertRefused(401, "APIGW.0301", () -> client.listRepositoryTags(BUSYBOX));
            assertThat(e.getErrorMsg()).contains("token expires, expires_at: 2026-01-01T00:00:00.000000Z");
            assertListed(VendorSdk.client(emulator, VendorSdk.credentials("renewed", "secret"))
                    .listRepositoryTags(BUSYBOX));
        }
        assertListed(client.listRepositoryTags(BUSYBOX));
    }

    /** With the profile's seed, the third reply takes 2.7 seconds, and the replies around it less than half a second. */
    @Test
    void throwsWhenTheServiceIsSlowAndListsAfterARetry(Emulators emulators) {
        Emulator slow = emulators.with("swr.faults=slow");
        SwrClient impatient = SwrClient.newBuilder()
                .withCredential(VendorSdk.credentials("access", "secret"))
                .withHttpConfig(HttpConfig.getDefaultHttpConfig().withReadTimeout(2))
                .withEndpoints(List.of(slow.endpoint()))
                .build();
        assertListed(impatient.listRepositoryTags(BUSYBOX));
        assertListed(impatient.listRepositoryTags(BUSYBOX));
        assertThatExceptionOfType(RequestTimeoutException.class)
                .isThrownBy(() -> impatient.listRepositoryTags(BUSYBOX));

        slow.control().post("/reset", "");
        assertListed(impatient.listRepositoryTags(BUSYBOX));
        assertListed(impatient.listRepositoryTags(BUSYBOX));
        assertListed(listTryingAgain(impatient, slow.control()));
        assertThat(slow.control().get("/faults").body()).contains("\"matched\":4,\"decided\":4");
    }

    @Test
    void listsWhenItRetriesUntilTheCredentialIsValid() {
        meet("auth-expiring");
        for (int call = 0; call < 5; call++) {
            assertListed(client.listRepositoryTags(BUSYBOX));
        }
        assertListed(listTryingAgain(client, control));
        assertThat(control.get("/faults").body()).contains("\"matched\":9,\"decided\":3");
    }

    /** Page 2 repeats the last tag of page 1 because a tag is pushed; page 3 misses a tag because one is deleted. */
    @Test
    void repeatsAndMissesTagsWhenPagesMoveAndOnlyTheTotalShowsIt() {
        emulator.seed("group/busybox: [v1, v2, v3, v4, v5, v6]");
        meet("moving-pages");
        List<String> tags = new ArrayList<>();
        List<String> totals = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            ListRepositoryTagsResponse page = client.listRepositoryTags(
                    VendorSdk.tagsOf("group", "busybox").withLimit("2").withOffset(String.valueOf(offset)));
            page.getBody().forEach(tag -> tags.add(tag.getTag()));
            totals.add(page.getContentRange().replaceFirst(".*/", ""));
        }
        assertThat(tags).containsExactly("v6", "v5", "v5", "v4", "v2", "v1");
        assertThat(totals).containsExactly("6", "7", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"then\":{\"reset\":true}}", "{\"then\":{\"truncate\":100}}"})
    void throwsWhenTheConnectionBreaks(String fault) {
        control.put("/faults", fault);
        assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> client.listRepositoryTags(BUSYBOX));
        control.delete("/faults");
        assertListed(client.listRepositoryTags(BUSYBOX));
    }

    private static void assertListed(ListRepositoryTagsResponse response) {
        assertThat(response.getHttpStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).hasSize(1);
    }
}

package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
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
import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own SDK meets each profile, alone and with its own retry. */
class FaultProfilesTest {

    private static final ListRepositoryTagsRequest BUSYBOX =
            new ListRepositoryTagsRequest().withNamespace("namespace").withRepository("busybox");
    private static final String FROZEN = "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}";

    @Test
    void throwsWhenThrottledAndListsWhenItWaitsAndTriesAgain() {
        try (Emulator emulator = Emulator.start("swr.faults=throttled")) {
            Steering control = new Steering(emulator);
            control.put("/clock", FROZEN);
            SwrClient client = VendorSdkTest.client(emulator);
            for (int call = 0; call < 10; call++) {
                assertListed(client.listRepositoryTags(BUSYBOX));
            }
            ClientRequestException e =
                    catchThrowableOfType(ClientRequestException.class, () -> client.listRepositoryTags(BUSYBOX));
            assertThat(e.getHttpStatusCode()).isEqualTo(429);
            assertThat(e.getErrorCode()).isEqualTo("APIGW.0308");
            assertThat(e.getRequestId()).matches("[0-9a-f]{32}");

            assertListed(client.listRepositoryTagsInvoker(BUSYBOX)
                    .retryTimes(3)
                    .retryCondition(FaultProfilesTest::isWorthAnotherTry)
                    .backoffStrategy(new WaitingByTheClock(control))
                    .invoke());
        }
    }

    /** Waits as long as the emulator's clock says, which takes no time. */
    private record WaitingByTheClock(Steering control) implements BackoffStrategy {

        @Override
        public <S> long computeDelayBeforeNextRetry(RetryContext<S> context) {
            control.put("/clock", "{\"advance\":\"200ms\"}");
            return 1;
        }
    }

    @Test
    void throwsWhenTheGatewayFailsAndListsWhenItTriesAgain() {
        try (Emulator emulator = Emulator.start("swr.faults=flaky-gateway")) {
            Steering control = new Steering(emulator);
            SwrClient client = VendorSdkTest.client(emulator);
            assertListed(client.listRepositoryTags(BUSYBOX));
            assertListed(client.listRepositoryTags(BUSYBOX));
            assertFails(502, client);
            client.listRepositoryTags(BUSYBOX);
            client.listRepositoryTags(BUSYBOX);
            assertFails(502, client);
            assertFails(504, client);
            for (int call = 0; call < 6; call++) {
                assertListed(client.listRepositoryTagsInvoker(BUSYBOX)
                        .retryTimes(3)
                        .retryCondition(FaultProfilesTest::isWorthAnotherTry)
                        .backoffStrategy(new WaitingByTheClock(control))
                        .invoke());
            }
        }
    }

    private static void assertFails(int status, SwrClient client) {
        ServerResponseException e =
                catchThrowableOfType(ServerResponseException.class, () -> client.listRepositoryTags(BUSYBOX));
        assertThat(e.getHttpStatusCode()).isEqualTo(status);
        assertThat(e.getErrorMsg()).contains("<html>");
    }

    private static boolean isWorthAnotherTry(@Nullable ListRepositoryTagsResponse response, @Nullable SdkException e) {
        return e instanceof ServiceResponseException refused
                && (refused.getHttpStatusCode() == 429 || refused.getHttpStatusCode() >= 500);
    }

    @Test
    void throwsWhenTheCredentialHasExpiredAndListsWithAnother() {
        try (Emulator emulator = Emulator.start("swr.faults=auth-expiring")) {
            SwrClient client = VendorSdkTest.client(emulator);
            for (int call = 0; call < 5; call++) {
                assertListed(client.listRepositoryTags(BUSYBOX));
            }
            for (int call = 0; call < 3; call++) {
                ClientRequestException e =
                        catchThrowableOfType(ClientRequestException.class, () -> client.listRepositoryTags(BUSYBOX));
                assertThat(e.getHttpStatusCode()).isEqualTo(401);
                assertThat(e.getErrorCode()).isEqualTo("APIGW.0301");
                assertThat(e.getErrorMsg()).contains("token expires");
                assertListed(client(emulator, "renewed", 60).listRepositoryTags(BUSYBOX));
            }
            assertListed(client.listRepositoryTags(BUSYBOX));
        }
    }

    @Test
    void listsAsEverWhenTheServiceIsSlow() {
        try (Emulator emulator = Emulator.start("swr.faults=slow", "swr.control.faults.max-delay=1ms")) {
            assertListed(VendorSdkTest.client(emulator).listRepositoryTags(BUSYBOX));
            assertThat(new Steering(emulator).get("/faults").body()).contains("\"matched\":1,\"decided\":1");
        }
    }

    @Test
    void throwsWhenTheReplyTakesLongerThanItWaits() {
        try (Emulator emulator = Emulator.start()) {
            new Steering(emulator).put("/faults", "{\"then\":{\"delay\":\"60s\"}}");
            assertThatExceptionOfType(RequestTimeoutException.class)
                    .isThrownBy(() -> client(emulator, "access", 1).listRepositoryTags(BUSYBOX));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"then\":{\"reset\":true}}", "{\"then\":{\"truncate\":100}}"})
    void throwsWhenTheConnectionBreaks(String fault) {
        try (Emulator emulator = Emulator.start()) {
            Steering control = new Steering(emulator);
            SwrClient client = VendorSdkTest.client(emulator);
            control.put("/faults", fault);
            assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> client.listRepositoryTags(BUSYBOX));
            control.delete("/faults");
            assertListed(client.listRepositoryTags(BUSYBOX));
        }
    }

    private static SwrClient client(Emulator emulator, String accessKey, int timeoutSeconds) {
        return SwrClient.newBuilder()
                .withCredential(new BasicCredentials().withAk(accessKey).withSk("secret"))
                .withHttpConfig(HttpConfig.getDefaultHttpConfig().withReadTimeout(timeoutSeconds))
                .withEndpoints(List.of(emulator.endpoint()))
                .build();
    }

    private static void assertListed(ListRepositoryTagsResponse response) {
        assertThat(response.getHttpStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).hasSize(1);
    }
}

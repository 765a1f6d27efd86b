package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.auth.ICredential;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import io.github.swremulator.Emulator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The vendor's own SDK, unmodified, as the tests use it. */
final class VendorSdk {

    private VendorSdk() {}

    static SwrClient client(Emulator emulator) {
        return client(emulator, credentials("access", "secret"));
    }

    static SwrClient client(Emulator emulator, ICredential credential) {
        return SwrClient.newBuilder()
                .withCredential(credential)
                .withEndpoints(List.of(emulator.endpoint()))
                .build();
    }

    static BasicCredentials credentials(String accessKey, String secretKey) {
        return new BasicCredentials().withAk(accessKey).withSk(secretKey);
    }

    static ListRepositoryTagsRequest tagsOf(String namespace, String repository) {
        return new ListRepositoryTagsRequest().withNamespace(namespace).withRepository(repository);
    }

    /** Asserts the exception with which the SDK reports an error. */
    static ClientRequestException assertRefused(int status, String code, ThrowingCallable call) {
        ClientRequestException refused = catchThrowableOfType(ClientRequestException.class, call);
        assertThat(refused.getHttpStatusCode()).isEqualTo(status);
        assertThat(refused.getErrorCode()).isEqualTo(code);
        return refused;
    }
}

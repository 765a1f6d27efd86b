package io.github.swremulator.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.gateway.OciErrorCode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class FullDiskTest {

    private final RegistryExceptionHandler handler = new RegistryExceptionHandler();
    private final MockHttpServletRequest request = new MockHttpServletRequest("PATCH", "/v2/group/app/blobs/uploads/1");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** The last one is that of a folder of blobs beside a file store. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "/data/blobs: the disk is full, except for what the store needs"
            })
    void isReportedWithoutTheFolder(String message) throws Exception {
        HandlerMethod operation =
                new HandlerMethod(this, getClass().getDeclaredMethod("isReportedWithoutTheFolder", String.class));
        handler.failedToStore(new IOException("not written", new IOException(message)), operation, request, response);
        assertThat(response.getStatus()).isEqualTo(507);
        assertThat(response.getContentAsString())
                .isEqualTo("{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"no space is left for blobs\"}]}");
        assertThat(OciErrorCode.codeOf(request)).isEqualTo("UNKNOWN");
    }
}

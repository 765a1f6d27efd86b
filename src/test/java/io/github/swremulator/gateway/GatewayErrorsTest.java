package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GatewayErrorsTest {

    @Test
    void rememberTheCodeThatARequestWasAnsweredWith() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(GatewayErrors.codeOf(request)).isNull();
        GatewayErrors.write(GatewayErrorCode.THROTTLED, null, request, response);
        assertThat(GatewayErrors.codeOf(request)).isEqualTo("APIGW.0308");
        assertThat(response.getContentAsString()).contains(GatewayErrorCode.THROTTLED.message());
    }
}

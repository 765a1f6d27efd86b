package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GatewayErrorCodeTest {

    @Test
    void rememberTheCodeThatARequestWasAnsweredWith() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(GatewayErrorCode.codeOf(request)).isNull();
        GatewayErrorCode.THROTTLED.write(request, response);
        assertThat(GatewayErrorCode.codeOf(request)).isEqualTo("APIGW.0308");
        assertThat(response.getContentAsString()).contains(GatewayErrorCode.THROTTLED.message());
    }
}

package io.github.swremulator.control.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class JournalRecorderTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void clientWhenItHasNoCredentialIsItsAddress() {
        request.setRemoteAddr("192.0.2.1");
        assertThat(JournalRecorder.client(null, request)).isEqualTo("192.0.2.1");
        assertThat(JournalRecorder.client("AK", request)).isEqualTo("AK");
    }

    /** As of a connection that Tomcat has closed. */
    @Test
    @SuppressWarnings("NullAway")
    void clientWhenItsAddressIsUnknownIsStillRecorded() {
        request.setRemoteAddr(null);
        assertThat(JournalRecorder.client(null, request)).isEmpty();
    }
}

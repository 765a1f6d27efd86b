package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

class FirstCallTest {

    private final ServerProperties server = new ServerProperties();
    private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8123");

    @ParameterizedTest
    @CsvSource({
        ", localhost",
        "0.0.0.0, localhost",
        "::, localhost",
        "127.0.0.1, localhost",
        "127.0.0.2, 127.0.0.2",
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, [2001:db8:0:0:0:0:0:1]"
    })
    void messageHasTheAddressThatListens(String address, String host) throws Exception {
        server.setAddress(address == null ? null : InetAddress.getByName(address));
        assertThat(FirstCall.message(server, environment))
                .isEqualTo("Ready. Type in another terminal: curl http://" + host + ":8123/v2/manage/repos");
    }

    @Test
    void messageHasTheScheme() {
        server.setSsl(Ssl.forBundle("emulator"));
        assertThat(FirstCall.message(server, environment)).contains("https://localhost:8123/");
    }

    @ParameterizedTest
    @CsvSource({"open, true", "OPEN, true", "present, false", "verify, false"})
    void messageHasACommandIfNoCredentialIsNeeded(String mode, boolean works) {
        environment.setProperty("swr.access.mode", mode);
        assertThat(FirstCall.message(server, environment).contains("curl ")).isEqualTo(works);
    }
}

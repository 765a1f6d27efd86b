package io.github.swremulator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SentHostTest {

    private static final String FORWARDED = "X-Forwarded-";

    @ParameterizedTest
    @CsvSource({
        // Host, X-Forwarded-Proto, -Host, -Port, and the URL
        "localhost:8080, , , , http://localhost:8080",
        "swr.test, , , , http://swr.test",
        "swr.test:80, , , , http://swr.test",
        "swr.test, https, , , https://swr.test",
        "swr.test:443, HTTPS, , , https://swr.test",
        "swr.test, https, , 443, https://swr.test",
        "swr.test, https, , 8443, https://swr.test:8443",
        "swr.test:8080, https, , 443, https://swr.test",
        "10.0.0.1:8080, https, swr-api.cn-east-3.myhuaweicloud.com, , https://swr-api.cn-east-3.myhuaweicloud.com",
        "10.0.0.1:8080, https, swr.test, 8443, https://swr.test:8443",
        "10.0.0.1:8080, https, swr.test:444, 8443, https://swr.test:444",
        "10.0.0.1:8080, , '[::1]:81', , http://[::1]:81",
        "10.0.0.1:8080, , '[::1]', 81, http://[::1]:81",
        "10.0.0.1:8080, 'https, http', 'first.test, second.test', '444, 81', https://first.test:444"
    })
    void urlIsWhatTheClientCalled(String host, String proto, String forwardedHost, String port, String expected) {
        assertThat(url(host, proto, forwardedHost, port)).isEqualTo(expected);
    }

    @Test
    void ignoresWhatIsNoHostSchemeOrPort() {
        Stream.of("a/b", "a b", "user@host", "host:x", "ho\"st", "", "[", "a:123456")
                .forEach(invalid -> assertThat(url("swr.test", invalid, invalid, invalid))
                        .as(invalid)
                        .isEqualTo("http://swr.test"));
    }

    @Test
    void urlWithoutTheHeaderHostIsThatOfTheServer() {
        assertThat(SentHost.of(new MockHttpServletRequest()).url()).isEqualTo("http://localhost");
    }

    private static String url(String host, String proto, String forwardedHost, String port) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", host);
        headers.put(FORWARDED + "Proto", proto);
        headers.put(FORWARDED + "Host", forwardedHost);
        headers.put(FORWARDED + "Port", port);
        headers.forEach((name, value) -> {
            if (value != null) {
                request.addHeader(name, value);
            }
        });
        return SentHost.of(request).url();
    }
}

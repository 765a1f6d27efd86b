package io.github.swremulator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RegistryLoginTest {

    @Test
    void derivesThePasswordFromTheKeyAsTheManualSays() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        assertThat(Logins.RegistryLogin.of("ACCESS", "secret"))
                .isEqualTo(new Logins.RegistryLogin(
                        "ACCESS", HexFormat.of().formatHex(mac.doFinal("ACCESS".getBytes(StandardCharsets.US_ASCII)))));
    }
}

package io.github.swremulator.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.SettingsBinding;
import io.github.swremulator.access.Users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AccessSettingsTest {

    private static final AccountSettings OWN = new AccountSettings("0".repeat(32), "own", "cn-north-1");

    private static final String[] GOOD = {
        "swr.access.users[0].access-key=AK1",
        "swr.access.users[0].secret-key=hidden-1",
        "swr.access.users[0].name=alice",
        "swr.access.tokens[0].token=hidden-2",
        "swr.access.tokens[0].user=alice",
        "swr.access.users[1].access-key=AK2",
        "swr.access.users[1].secret-key=hidden-3",
        "swr.access.users[1].name=bob"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "swr.access.users[1].access-key=AK1 | swr.access.users[1].access-key: must differ from that of users[0]",
                "swr.access.users[1].access-key=hidden 9 | swr.access.users[1].access-key: must be 1 to 128 letters",
                "swr.access.users[1].access-key= | swr.access.users[1].access-key: must be 1 to 128 letters",
                "swr.access.users[1].access-key=EMUSESABCDEFGH234567 | users[1].access-key: must not have the form of a session's",
                "swr.access.users[1].name=alice | swr.access.users[1].name: must differ from that of users[0]",
                "swr.access.users[1].secret-key=hidden 9 | swr.access.users[1].secret-key: must be ASCII characters",
                "swr.access.users[1].secret-key= | swr.access.users[1].secret-key: must be ASCII characters",
                "swr.access.users[2].access-key=AK3 | swr.access.users[2].secret-key: must be set",
                "swr.access.users[2].secret-key=hidden-9 | swr.access.users[2].access-key: must be set",
                "swr.access.users[1].pasword=hidden-9 | swr.access.users[1].pasword",
                "swr.access.users[1].id=hidden | must be 32 lower-case hexadecimal digits",
                "swr.access.users[1].role=king | must be one of administrator, user",
                "swr.access.users[1].expires-at=2026-01-01T00:00:00Z | swr.access.users[1].expires-at: is only for temporary keys",
                "swr.access.users[1].account-id=0123456789abcdef0123456789abcdef | swr.access.users[1]: account-id and account-name",
                "swr.access.tokens[0].user=carol | swr.access.tokens[0].user: must be the access key or the name of a user",
                "swr.access.tokens[1].token=hidden-9 | swr.access.tokens[1].user: must be set",
                "swr.access.tokens[1].user=bob | swr.access.tokens[1].token: must be set",
                "swr.access.tokens[0].token=hidden 9 | swr.access.tokens[0].token: must be ASCII characters",
                "swr.access.token-lifetime=0s | swr.access.token-lifetime: must be 1s or more",
                "swr.access.clock-skew=-1s | swr.access.clock-skew: must not be negative",
                "swr.access.max-body=2GB | swr.access.max-body: must be 0B to 2047MB"
            })
    void areRefusedWithAMessageWithoutSecrets(String setting, String expected) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String good : GOOD) {
            settings.put(good.split("=", 2)[0], good);
        }
        settings.put(setting.split("=", 2)[0], setting);
        assertRefused(settings.values().stream(), expected);
    }

    @Test
    void areRefusedWhenTwoTokensAreTheSame() {
        assertRefused(
                Stream.concat(
                        Stream.of(GOOD),
                        Stream.of("swr.access.tokens[1].token=hidden-2", "swr.access.tokens[1].user=bob")),
                "swr.access.tokens[1].token: must differ from that of tokens[0]");
    }

    @Test
    void areRefusedWhenThereIsNoUserToVerify() {
        assertRefused(Stream.of("swr.access.mode=verify"), "mode verify requires users");
    }

    private static void assertRefused(Stream<String> settings, String expected) {
        assertThat(SettingsBinding.refusal(settings.toArray(String[]::new)))
                .contains(expected)
                .doesNotContain("hidden-", "hidden 9", "\tat ", "io.github.swremulator.");
    }

    @ParameterizedTest
    @CsvSource({
        "SWR_ACCESS_USERS_0_ACCESSKEY, SWR_ACCESS_USERS_0_SECRETKEY",
        "SWR_ACCESS_USERS_0_ACCESS_KEY, SWR_ACCESS_USERS_0_SECRET_KEY"
    })
    void areReadFromTheEnvironment(String accessKey, String secretKey) {
        AccessSettings settings = bound(Map.of(
                accessKey,
                "AK1",
                secretKey,
                "hidden-1",
                "SWR_ACCESS_TOKENS_0_TOKEN",
                "hidden-2",
                "SWR_ACCESS_TOKENS_0_USER",
                "AK1",
                "SWR_ACCESS_TOKENS_0_EXPIRESAT",
                "2026-01-01T00:00:00Z",
                "SWR_ACCESS_MODE",
                "verify"));
        assertThat(settings.mode()).isEqualTo(AccessSettings.Mode.VERIFY);
        User user = new Users(settings, OWN).find(first -> true).orElseThrow();
        assertThat(user.secretKey()).isEqualTo("hidden-1");
        assertThat(user.caller().userName()).isEqualTo("AK1");
        assertThat(user.caller().accountName()).isEqualTo("own");
        assertThat(settings.tokens().get(0).expiresAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void areConvertedToStringsWithoutSecrets() {
        AccessSettings settings = bound(Map.of(
                "SWR_ACCESS_USERS_0_ACCESSKEY", "AK1",
                "SWR_ACCESS_USERS_0_SECRETKEY", "hidden-1",
                "SWR_ACCESS_USERS_0_PASSWORD", "hidden-2",
                "SWR_ACCESS_USERS_0_SECURITYTOKEN", "hidden-3",
                "SWR_ACCESS_TOKENS_0_TOKEN", "hidden-4",
                "SWR_ACCESS_TOKENS_0_USER", "AK1"));
        User user = new Users(settings, OWN).find(first -> true).orElseThrow();
        assertThat(settings + " " + user + " "
                        + new Logins.IssuedToken("hidden-5", user.caller(), Instant.EPOCH, Instant.EPOCH, null))
                .contains("AK1")
                .doesNotContain("hidden");
    }

    private static AccessSettings bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bind("swr.access", AccessSettings.class).get();
    }
}

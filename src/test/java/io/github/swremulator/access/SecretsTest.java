package io.github.swremulator.access;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets are neither logged, nor stored, nor part of a reply. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String BUSYBOX = tags("namespace", "busybox");
    private static final String LOGIN = """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%s","password":"%s",\
            "domain":{"name":"swr-emulator"}}}}}}""";

    /** All emulators of the test run share the log levels. */
    @AfterEach
    void resetLogLevels() {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("io.github.swremulator", LogLevel.INFO);
        logging.setLogLevel("org.springframework.web", null);
    }

    @Test
    void areInNeitherLogNorReplies(CapturedOutput log) {
        List<String> secrets = new ArrayList<>(
                List.of("hidden-secret", "hidden-password", "hidden-security-token", "hidden-token", "hidden-wrong"));
        StringBuilder replies = new StringBuilder();
        try (Emulator emulator = Emulator.start(
                "logging.level.io.github.swremulator=trace",
                "logging.level.org.springframework.web=trace",
                "swr.access.mode=verify",
                "swr.access.users[0].access-key=AK1",
                "swr.access.users[0].secret-key=hidden-secret",
                "swr.access.users[0].name=alice",
                "swr.access.users[0].password=hidden-password",
                "swr.access.users[0].security-token=hidden-security-token",
                "swr.access.tokens[0].token=hidden-token",
                "swr.access.tokens[0].user=alice")) {
            ControlClient control = emulator.control();
            control.put("/clock", SignedCall.CLOCK);
            SignedCall call = SignedCall.get(BUSYBOX, "limit=1&offset=0");
            String[] names = {"host", "x-sdk-date"};
            secrets.add(call.signature("hidden-secret", names));
            secrets.add(call.signature("hidden-wrong", names));
            SignedCall good =
                    call.signed("AK1", "hidden-secret", names).with("X-Security-Token: hidden-security-token");
            assertThat(good.send(emulator).status()).isEqualTo(200);
            RawReply issued = SignedCall.post("/v3/auth/tokens", LOGIN.formatted("alice", "hidden-password"))
                    .send(emulator);
            String token = issued.header("X-Subject-Token").orElseThrow();
            secrets.add(token);
            replies.append(issued.body());
            List<SignedCall> calls = List.of(
                    call.with("X-Auth-Token: hidden-token"),
                    call.with("X-Auth-Token: " + token),
                    SignedCall.get("/v3/auth/tokens", "")
                            .with("X-Auth-Token: hidden-token")
                            .with("X-Subject-Token: " + token),
                    call.with("X-Auth-Token: hidden-wrong"),
                    call.signed("AK1", "hidden-wrong", names).with("X-Security-Token: hidden-security-token"),
                    good.replaced("hidden-security-token", "hidden-wrong"),
                    good.replaced("busybox", "none"),
                    good.replaced("Signature", "hidden-wrong"),
                    SignedCall.post("/v3/auth/tokens", LOGIN.formatted("alice", "hidden-wrong")),
                    SignedCall.post("/v3/auth/tokens", LOGIN.formatted("alice", "hidden-wrong") + "}{"),
                    SignedCall.post(
                            "/v3/auth/tokens",
                            LOGIN.formatted("alice", "hidden-wrong").replace("\"}", "")));
            calls.forEach(one -> replies.append(one.send(emulator).body()));
            String login = SignedCall.post("/v2/manage/utils/secret", "")
                    .with("X-Auth-Token: hidden-token")
                    .send(emulator)
                    .header("X-Swr-Dockerlogin")
                    .orElseThrow();
            String[] command = login.split(" ", -1);
            String basic = command[3] + ":" + command[5];
            secrets.add(command[5]);
            secrets.add(Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
            replies.append(control.get("/data").body());
            replies.append(control.put("/snapshots/kept", "").body());
            replies.append(control.get("/requests").body());
            replies.append(control.get("/findings").body());
        }
        assertThat(replies).contains("APIGW.0301", "\"AK1\"");
        assertThat(log.getAll()).contains("GET " + BUSYBOX + "?limit=1&offset=0 200");
        assertThat(replies.toString()).doesNotContain(secrets);
        assertThat(log.getAll()).doesNotContain(secrets);
    }
}

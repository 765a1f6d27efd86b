package side;

import module java.base;

/** One client that changes tags and lists them after each change, beside an older emulator if there is one. */
class Cleaner {

    static final String WORK = "write, then list all, over and over";
    private static final String PAGE_WORK = "write, then list a page, over and over";
    private static final String LIST = Page.list("cleaned");
    private static final int TAGS = 2_500;
    private static final int PAGE = 100;

    static String measure(Lab lab) throws Exception {
        Lab.Options options = lab.options;
        String seed = Page.seed("cleaned", TAGS);
        List<Server> servers = new ArrayList<>();
        servers.add(lab.start(Emulator.jar(lab, Emulator.JAR, Emulator.FILE, seed)).awaitReady());
        if (Files.isRegularFile(lab.baseline)) {
            servers.add(lab.start(Emulator.jar(lab, Emulator.OLDER, lab.baseline, seed)).awaitReady());
        }
        for (int round = 0; round <= options.rounds(); round++) {
            for (Server server : servers) {
                Samples samples = round == 0 ? new Samples() : lab.samples;
                int seconds = round == 0 ? 2 * options.warmUpSeconds() : options.seconds();
                clean(samples, server, WORK, TAGS, seconds);
                clean(samples, server, PAGE_WORK, PAGE, seconds);
            }
        }
        return "2 × %d s for each server; then rounds: %d, of 2 × %d s, one call at a time"
                .formatted(2 * options.warmUpSeconds(), options.rounds(), options.seconds());
    }

    /** @param listed how many tags are listed after each write, in pages */
    private static void clean(Samples samples, Server server, String work, int listed, int seconds) throws IOException {
        String retag = "{\"source_tag\": \"1.0.%d\", \"destination_tag\": \"kept\", \"override\": true}";
        double cpu = server.cpuMillis();
        long begun = System.nanoTime();
        double taken = 0;
        int calls = 0;
        try (Connection connection = server.connect()) {
            for (int turn = 0; taken < seconds; turn++) {
                boolean adds = turn % 2 == 0;
                String body = adds ? retag.formatted(turn % TAGS + 1) : "";
                connection.succeed(adds ? "POST" : "DELETE", adds ? LIST : LIST + "/kept", body);
                for (int offset = 0; offset < listed; offset += PAGE) {
                    connection.get(LIST + "?limit=" + PAGE + "&offset=" + offset);
                }
                calls += 1 + listed / PAGE;
                taken = (System.nanoTime() - begun) / 1e9;
            }
        }
        samples.add(server.name(), work, Samples.PER_SECOND, calls / taken);
        samples.add(server.name(), work, Samples.CPU_MICROS, (server.cpuMillis() - cpu) * 1e3 / calls);
    }
}

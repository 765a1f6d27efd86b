package side;

import module java.base;

/** One client that changes tags and lists them after each change, beside an older emulator if there is one. */
class Cleaner {

    static final String WORK = "write, then list, over and over";
    private static final String LIST = Page.list("cleaned");
    private static final int TAGS = 2_500;

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
                boolean warmUp = round == 0;
                clean(warmUp ? new Samples() : lab.samples, server, warmUp ? 2 * options.warmUpSeconds() : options.seconds());
            }
        }
        return "%d s for each server; then rounds: %d, of %d s, one call at a time"
                .formatted(2 * options.warmUpSeconds(), options.rounds(), options.seconds());
    }

    private static void clean(Samples samples, Server server, int seconds) throws IOException {
        String retag = "{\"source_tag\": \"1.0.%d\", \"destination_tag\": \"kept\"}";
        double cpu = server.cpuMillis();
        long begun = System.nanoTime();
        double taken = 0;
        int calls = 0;
        try (Connection connection = server.connect()) {
            for (; taken < seconds; calls += 4) {
                connection.succeed("POST", LIST, retag.formatted(calls / 4 % TAGS + 1));
                connection.get(LIST + "?limit=100&offset=0");
                connection.succeed("DELETE", LIST + "/kept", "");
                connection.get(LIST + "?limit=100&offset=0");
                taken = (System.nanoTime() - begun) / 1e9;
            }
        }
        samples.add(server.name(), WORK, Samples.PER_SECOND, calls / taken);
        samples.add(server.name(), WORK, Samples.CPU_MICROS, (server.cpuMillis() - cpu) * 1e3 / calls);
    }
}

package side;

import module java.base;

/** How many pages per second, at which cost and with which latency. */
class Pages {

    static final String FIRST = "100-tag page, first seconds after ready";
    static final String FIRST_VARIED = "100-tag page, varied, first seconds after ready";

    private record Load(Server server, Page page) {}

    static String measure(Lab lab) throws Exception {
        Lab.Options options = lab.options;
        List<Load> loads = new ArrayList<>();
        add(loads, lab, lab.peers().wireMock(), Page.ONE, Page.HUNDRED, Page.THOUSAND);
        add(loads, lab, lab.peers().mockServer(), Page.ONE, Page.HUNDRED, Page.THOUSAND);
        add(loads, lab, lab.peers().nginx(), Page.ONE, Page.HUNDRED, Page.THOUSAND);
        add(loads, lab, Emulator.image(lab), Page.values());
        add(loads, lab, Postgres.image(lab), Page.HUNDRED, Page.VARIED);
        add(loads, lab, Emulator.image(lab, "--swr.cache.max-bytes=0").named(Emulator.FORGETFUL), Page.VARIED);
        for (int round = 0; round <= options.rounds(); round++) {
            Samples samples = round == 0 ? new Samples() : lab.samples;
            int seconds = round == 0 ? options.warmUpSeconds() : options.seconds();
            for (Load load : loads) {
                lab.wrk.load(samples, load.page().text, load.server(), load.page(), seconds);
            }
        }
        return "%d s for each page of each server; then rounds: %d, of %d s"
                .formatted(options.warmUpSeconds(), options.rounds(), options.seconds());
    }

    private static void add(List<Load> loads, Lab lab, Server.Recipe recipe, Page... pages) throws Exception {
        Server server = lab.start(recipe).awaitReady();
        lab.peers().check(server);
        Stream.of(pages).forEach(page -> loads.add(new Load(server, page)));
    }

    /** Pages of servers that have just become ready. */
    static String measureFirst(Lab lab) throws Exception {
        Server.Recipe image = Emulator.image(lab);
        int rounds = Math.min(3, lab.options.rounds());
        for (int round = 0; round < rounds; round++) {
            measureFirst(lab, FIRST, lab.peers().wireMock(), Page.HUNDRED);
            measureFirst(lab, FIRST, image, Page.HUNDRED);
            measureFirst(lab, FIRST_VARIED, image, Page.VARIED);
        }
        return "none; rounds of new processes: %d, of %d s".formatted(rounds, lab.options.firstSeconds());
    }

    private static void measureFirst(Lab lab, String work, Server.Recipe recipe, Page page) throws Exception {
        Server server = lab.start(recipe).awaitReady();
        lab.wrk.load(lab.samples, work, server, page, lab.options.firstSeconds());
        server.end();
    }
}

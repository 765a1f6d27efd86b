package side;

import static side.Samples.*;

import module java.base;

import side.Server.Recipe;

/** A new process: time and CPU time to the first list, the first call, and the memory, idle and under load. */
class Start {

    static final String START = "start to the first list";
    static final String FIRST_CALL = "first call after ready";
    static final String WARM_CALL = "the same call, warm";
    static final String IDLE = "resident, idle";
    static final String LOADED = "resident, under load";
    static final String ZIP_FIRST = "emulator, zip, first start";
    static final String SMALL = Emulator.IMAGE + ", `-Xmx128m`";

    private static final int WARM_UP_CALLS = 2_000;

    static String measure(Lab lab) throws Exception {
        String seed = Page.seed(Page.HUNDRED.repository, Page.HUNDRED.tags);
        Recipe image = Emulator.sized(lab, Emulator.HEAP, seed);
        Recipe zip = Emulator.zip(lab, seed);
        Recipe jar = Emulator.jar(lab, Emulator.JAR, Emulator.FILE, seed);
        for (int round = 0; round < lab.options.rounds(); round++) {
            start(lab, lab.peers().wireMock()).end();
            start(lab, lab.peers().mockServer()).end();
            Server server = start(lab, image);
            callWarm(lab, server);
            server.end();
            Lab.delete(zip.folder().resolve("cache"));
            start(lab, zip.named(ZIP_FIRST)).end();
            start(lab, zip).end();
            start(lab, jar).end();
        }
        return "%,d calls before a warm one; rounds: %d".formatted(WARM_UP_CALLS, lab.options.rounds());
    }

    private static Server start(Lab lab, Recipe recipe) throws Exception {
        Server server = lab.start(recipe).awaitReady();
        double firstCall;
        try (Connection connection = server.connect()) {
            firstCall = connection.get(Page.HUNDRED.path()).millis();
        }
        lab.samples.add(recipe.name(), START, WALL, server.millis());
        lab.samples.add(recipe.name(), START, CPU, server.cpuMillis());
        lab.samples.add(recipe.name(), FIRST_CALL, WALL, firstCall);
        Thread.sleep(2_000);
        lab.samples.add(recipe.name(), IDLE, MIB, server.residentMiB());
        return server;
    }

    private static void callWarm(Lab lab, Server server) throws IOException {
        try (Connection connection = server.connect()) {
            List<Double> millis = new ArrayList<>();
            for (int call = 0; call < WARM_UP_CALLS + 500; call++) {
                millis.add(connection.get(Page.HUNDRED.path()).millis());
            }
            Figures warm = Figures.of(millis.subList(WARM_UP_CALLS, millis.size()));
            lab.samples.add(server.name(), WARM_CALL, WALL, warm.median());
        }
    }

    static String measureMemory(Lab lab) throws Exception {
        Server server = lab.start(Emulator.sized(lab, "-Xmx128m", Page.seed())).awaitReady();
        Thread.sleep(2_000);
        lab.samples.add(SMALL, IDLE, MIB, server.residentMiB());
        List<Double> resident = new ArrayList<>();
        for (int minute = 1; minute <= lab.options.minutes(); minute++) {
            lab.wrk.loadMixed(server, lab.options.minuteSeconds());
            resident.add(server.residentMiB());
            lab.samples.add(SMALL, LOADED, MIB, resident.getLast());
        }
        lab.samples.add(SMALL, LOADED, GROWTH, resident.getLast() / resident.getFirst());
        return "half of the calls repeated, half varied, %d × %d s"
                .formatted(lab.options.minutes(), lab.options.minuteSeconds());
    }
}

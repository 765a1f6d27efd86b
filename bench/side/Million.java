package side;

import static java.nio.charset.StandardCharsets.UTF_8;
import static side.Samples.*;

import module java.base;

/** A large image repository: how long it takes to load, single pages of it, and a list of a fifth of the tags in one reply. */
class Million {

    static final String NAME = Emulator.IMAGE + ", H2 in a folder";
    static final String LOAD = "load of all tags";
    static final String V2 = "slowest v2 page of all tags";
    static final String V3 = "slowest v3 page of all tags";
    static final String WHOLE = "list of a fifth of the tags, `-Xmx128m`";
    static final String FIRST_BYTE = WHOLE + ", first byte";
    private static final int WARM_UP_CALLS = 300;
    private static final int CALLS = 3;
    private static final Pattern NEXT = Pattern.compile("\"nextMarker\":\"([^\"]+)\"");

    static String measure(Lab lab) throws Exception {
        int tags = lab.options.tags();
        // Gigabytes, which a folder for temporary files may hold in memory.
        Path data = Files.createTempDirectory(Lab.KEPT, "data");
        Server server = lab.start(recipe(lab, "-Xmx2g", data)).awaitReady();
        lab.samples.add(NAME, LOAD, SECONDS, server.millis() / 1e3);
        List<String> marked = pagesOfVersion3(server);
        try (Connection connection = server.connect()) {
            for (int call = 0; call < WARM_UP_CALLS; call++) {
                connection.get(Page.list(Page.VARIED.repository) + "?limit=100&offset=" + call);
                connection.get(marked.getFirst().replace("big", Page.VARIED.repository));
            }
            String page = Page.list("big") + "?limit=100&offset=";
            String named = "&order_column=tag&order_type=asc";
            for (int round = 0; round < lab.options.rounds(); round++) {
                int first = round * CALLS;
                double slowest = slowest(connection, tags - 200, first, at -> page + at);
                slowest = Math.max(slowest, slowest(connection, tags - 200, first, at -> page + at + named));
                lab.samples.add(NAME, V2, WALL, slowest);
                lab.samples.add(NAME, V3, WALL, slowest(connection, marked.size() - 20, first, marked::get));
            }
            connection.succeed("POST", "/_emulator/data", Page.seed("whole", tags / 5));
        }
        server.end();
        // Its heap cannot hold all tags.
        server = lab.start(recipe(lab, "-Xmx128m", data)).awaitReady();
        try (Connection connection = server.connect()) {
            for (int call = 0; call < CALLS; call++) {
                Connection.Reply reply = connection.get(Page.list("whole"));
                lab.samples.add(NAME, FIRST_BYTE, WALL, reply.firstMillis());
                lab.samples.add(NAME, WHOLE, WALL, reply.millis());
                lab.samples.add(NAME, WHOLE, MIB, server.residentMiB());
            }
        }
        server.end();
        Lab.delete(data);
        return "%,d tags, `-Xmx2g`; %d calls; then rounds: %d, of %d other pages at 0, 25, 50, 75 and 100 %%, one call at a time"
                .formatted(tags, 2 * WARM_UP_CALLS, lab.options.rounds(), CALLS);
    }

    private static Server.Recipe recipe(Lab lab, String heap, Path data) throws Exception {
        String seed = Page.seed() + Page.seed("big", lab.options.tags());
        return Emulator.sized(lab, heap, seed, "--spring.profiles.active=file", "--swr.data-dir=" + data).named(NAME);
    }

    /** One for every 1,000 tags, found by reading the list with its markers. */
    private static List<String> pagesOfVersion3(Server server) throws IOException {
        String path = "/v3/manage/namespaces/group/repos/big/tags?limit=";
        List<String> pages = new ArrayList<>(List.of(path + 100));
        Matcher next = NEXT.matcher(new String(server.body(path + 1000), UTF_8));
        while (next.find()) {
            String marker = "&marker=" + next.group(1);
            pages.add(path + 100 + marker);
            next.reset(new String(server.body(path + 1000 + marker), UTF_8));
        }
        return pages;
    }

    /** Returns the largest of the medians at several places of a list. */
    private static double slowest(Connection connection, int places, int first, IntFunction<String> page) throws Exception {
        double slowest = 0;
        for (int percent = 0; percent <= 100; percent += 25) {
            int at = (int) ((long) places * percent / 100) + first;
            List<Double> millis = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                millis.add(connection.get(page.apply(at + call)).millis());
            }
            slowest = Math.max(slowest, Figures.of(millis).median());
        }
        return slowest;
    }
}

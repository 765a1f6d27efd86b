package side;

import module java.base;

/** Opens a session, does in it what a test does, and closes it. */
class Visitor extends Client {

    private static final String SESSION = "{\"name\":\"%s\",\"seed\":\"soak/app: [v1, v2]\"}";
    private static final String RETAG = "{\"source_tag\":\"v1\",\"destination_tag\":\"v3\"}";
    private static final String FAULT = """
        {"match": {"operation": "ListRepositoryTags"}, "when": {"first": 2}, "then": {"error": "SVCSTG.SWR.4030170"}}
        """;
    private static final String NAMESPACES = "/v2/manage/namespaces";
    private static final String TAGS = NAMESPACES + "/soak/repos/app/tags";

    private int visits;
    private String base = "";

    Visitor(Subject subject, long seed) {
        super(subject, seed);
    }

    @Override
    void turn() throws InterruptedException {
        String session = "visit-" + visits++;
        base = "/_session/" + session;
        // Otherwise a trouble may have prevented that it was opened, or reported that it was closed.
        boolean complete = false;
        try {
            complete = does("POST", "/_emulator/sessions", SESSION.formatted(session), 201) && work();
        } finally {
            Integer[] closed = complete ? new Integer[] {204} : new Integer[] {204, 404};
            while (call("DELETE", "/_emulator/sessions/" + session, "", closed).isEmpty() && !subject.over()) {
                closed = new Integer[] {204, 404};
                Thread.sleep(100);
            }
        }
        get(base + TAGS, 404);
    }

    /** Returns whether all calls succeeded. */
    private boolean work() {
        return shows(2)
                && does("POST", base + TAGS, RETAG, 201)
                && does("POST", base + TAGS, RETAG, 409)
                && shows(3)
                && does("POST", base + NAMESPACES, "{\"namespace\":\"team\"}", 201)
                && does("POST", base + NAMESPACES + "/team/repos", "{\"repository\":\"a/b\",\"is_public\":false}", 201)
                && does("DELETE", base + NAMESPACES + "/team", "", 406)
                && does("DELETE", base + NAMESPACES + "/team/repos/a$b", "", 204)
                && fails()
                && does("POST", base + "/_emulator/reset", "", 204)
                && shows(2)
                && does("GET", base + NAMESPACES + "/team", "", 404);
    }

    private boolean does(String method, String path, String content, Integer... expected) {
        return call(method, path, content, expected).isPresent();
    }

    private boolean shows(int tags) {
        Optional<Reply> list = get(base + TAGS, 200);
        String range = "0-%1$d/%1$d".formatted(tags);
        list.ifPresent(reply -> check(reply.range().equals(range), "not " + range, reply.range()));
        return list.isPresent();
    }

    /** Rules belong to the process: after a restart there are none. */
    private boolean fails() {
        int since = subject.turn();
        boolean all = does("PUT", base + "/_emulator/faults", FAULT, 200);
        for (int status : List.of(403, 403, 200)) {
            Integer[] expected = subject.turn() == since ? new Integer[] {status} : new Integer[] {200, 403};
            all = all && does("GET", base + TAGS, "", expected);
        }
        return all;
    }
}

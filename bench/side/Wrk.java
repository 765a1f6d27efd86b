package side;

import static side.Samples.*;

import module java.base;

/** Calls a server over 16 connections at once, as fast as it replies. */
class Wrk {

    private static final String SCRIPT = Path.of("bench", "side", "varied.lua").toAbsolutePath().toString();
    private static final Map<String, Double> FACTORS = Map.of("", 1., "us", 1e-3, "ms", 1., "s", 1e3, "m", 6e4);

    private final Lab lab;
    /** The varied pages that were requested. */
    private long varied;

    Wrk(Lab lab) {
        this.lab = lab;
    }

    void load(Samples samples, String work, Server server, Page page, int seconds) throws Exception {
        double cpu = server.cpuMillis();
        String output = run(server, seconds, page == Page.VARIED ? variedPages() : page.path());
        cpu = server.cpuMillis() - cpu;
        double calls = number(output, "([0-9]+)() requests in");
        varied += page == Page.VARIED ? (long) calls + 100 : 0;
        samples.add(server.name(), work, PER_SECOND, number(output, "Requests/sec:\\s+([0-9.]+)()"));
        samples.add(server.name(), work, CPU_MICROS, cpu * 1e3 / calls);
        samples.add(server.name(), work, MEDIAN, number(output, "\\s50%\\s+([0-9.]+)([a-z]+)"));
        samples.add(server.name(), work, P99, number(output, "\\s99%\\s+([0-9.]+)([a-z]+)"));
    }

    /** Half of the calls varied, half repeated. */
    void loadMixed(Server server, int seconds) throws Exception {
        run(server, seconds, variedPages() + " same");
    }

    private String variedPages() {
        String list = Page.list(Page.VARIED.repository);
        return "/ --script %s -- %s %d %d".formatted(SCRIPT, list, Page.VARIED.tags, varied);
    }

    /** @param arguments the path, and perhaps options */
    private String run(Server server, int seconds, String arguments) throws Exception {
        String command = "wrk -t1 -c16 -d%ds --timeout 30s --latency http://127.0.0.1:%d%s"
                .formatted(seconds, server.recipe().port(), arguments);
        String output = lab.run(command.split(" "));
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(String.join("\n", server.name(), command, output, server.lastOutput()));
        }
        return output;
    }

    /** Returns a number, or a time in milliseconds. */
    private static double number(String output, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk does not print %s: %s".formatted(pattern, output));
        }
        return Double.parseDouble(matcher.group(1)) * FACTORS.get(matcher.group(2));
    }
}

package side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls a server over 16 connections at once, as fast as it replies. */
record Wrk(Lab lab) {

    private static final Path VARIED = Path.of("bench", "side", "varied.lua").toAbsolutePath();
    private static final Pattern FAILED = Pattern.compile("Non-2xx.*|Socket errors.*");
    private static final Map<String, Double> MILLIS = Map.of("us", 1e-3, "ms", 1., "s", 1e3, "m", 6e4);

    record Load(double requestsPerSecond, double medianMillis, double p99Millis) {

        private static final Load NO_REPLY = new Load(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The same page again and again. */
    Load repeated(Server server, Page page, int seconds) throws IOException, InterruptedException {
        return load(server, command(seconds, server.url(page.path())));
    }

    /** Pages of about 100 tags, hardly any of which is requested twice. */
    Load varied(Server server, String repository, int tags, int seconds) throws IOException, InterruptedException {
        return load(server, varied(server, repository, tags, "0", seconds));
    }

    /** Half of the calls repeated, half varied. */
    Load mixed(Server server, int seconds) throws IOException, InterruptedException {
        return load(server, mixedCommand(server, seconds));
    }

    List<String> mixedCommand(Server server, int seconds) {
        return varied(server, Page.THOUSAND.repository(), Page.THOUSAND.tags(), "0.5", seconds);
    }

    private static List<String> varied(Server server, String repository, int tags, String share, int seconds) {
        String path = Page.tagsPath(repository);
        return command(
                seconds, "--script", VARIED.toString(), server.url("/"), "--", path, String.valueOf(tags), share);
    }

    private static List<String> command(int seconds, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t1", "-c16", "-d" + seconds + "s", "--timeout", "30s", "--latency"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Load load(Server server, List<String> command) throws IOException, InterruptedException {
        String output = lab.run(command.toArray(String[]::new));
        Matcher failed = FAILED.matcher(output);
        if (failed.find()) {
            String call = String.join(" ", command);
            throw new Refusal("%s, %s: %s%n%s", server.name(), call, failed.group(), server.lastOutput());
        }
        double requestsPerSecond = Double.parseDouble(found(output, "Requests/sec:", "([0-9.]+)").group(1));
        return requestsPerSecond == 0
                ? Load.NO_REPLY
                : new Load(requestsPerSecond, millis(output, "50%"), millis(output, "99%"));
    }

    private static double millis(String output, String label) {
        Matcher time = found(output, label, "([0-9.]+)([a-z]+)");
        return Double.parseDouble(time.group(1)) * MILLIS.get(time.group(2));
    }

    private static Matcher found(String output, String label, String pattern) {
        Matcher matcher = Pattern.compile("\\s" + label + "\\s+" + pattern).matcher(output);
        if (!matcher.find()) {
            throw new Refusal("wrk does not print %s: %s", label, output);
        }
        return matcher;
    }
}

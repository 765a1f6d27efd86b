package side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server over 16 connections at once, as fast as it answers. */
record Wrk(Lab lab) {

    private static final Path VARIED = Path.of("bench", "side", "varied.lua").toAbsolutePath();
    private static final Pattern REFUSED = Pattern.compile("Non-2xx.*|Socket errors.*");
    private static final Map<String, Double> MILLIS = Map.of("us", 1e-3, "ms", 1., "s", 1e3, "m", 6e4);

    /** The same page again and again. */
    Load repeated(Server server, Page page, int seconds) throws IOException, InterruptedException {
        return load(server, Lists.join(command(seconds), List.of(server.url(page.path()))));
    }

    /** Pages of about 100 tags, of which hardly one is asked twice. */
    Load varied(Server server, String repository, int tags, int seconds) throws IOException, InterruptedException {
        return load(server, varied(server, repository, tags, "0", seconds));
    }

    /** Half the calls of the one kind, half of the other. */
    Load mixed(Server server, int seconds) throws IOException, InterruptedException {
        return load(server, mixedCommand(server, seconds));
    }

    List<String> mixedCommand(Server server, int seconds) {
        return varied(server, Page.THOUSAND.repository(), Page.THOUSAND.tags(), "0.5", seconds);
    }

    private static List<String> varied(Server server, String repository, int tags, String share, int seconds) {
        return Lists.join(
                command(seconds),
                List.of("--script", VARIED.toString(), server.url("/"), "--"),
                List.of(Page.tagsPath(repository), String.valueOf(tags), share));
    }

    private static List<String> command(int seconds) {
        return List.of("wrk", "-t1", "-c16", "-d" + seconds + "s", "--timeout", "30s", "--latency");
    }

    private Load load(Server server, List<String> command) throws IOException, InterruptedException {
        String said = lab.run(command.toArray(String[]::new));
        Matcher refused = REFUSED.matcher(said);
        if (refused.find()) {
            throw new Refusal("%s, %s: %s%n%s"
                    .formatted(server.name(), String.join(" ", command), refused.group(), server.lastSaid()));
        }
        double requestsPerSecond = number(said, "Requests/sec:");
        return requestsPerSecond == 0
                ? Load.NOTHING
                : new Load(requestsPerSecond, millis(said, "50%"), millis(said, "99%"));
    }

    private static double number(String said, String label) {
        return Double.parseDouble(after(said, label, "([0-9.]+)").group(1));
    }

    private static double millis(String said, String label) {
        Matcher time = after(said, label, "([0-9.]+)([a-z]+)");
        return Double.parseDouble(time.group(1)) * MILLIS.get(time.group(2));
    }

    private static Matcher after(String said, String label, String pattern) {
        Matcher matcher = Pattern.compile("\\s" + label + "\\s+" + pattern).matcher(said);
        if (!matcher.find()) {
            throw new Refusal("wrk does not say " + label + ": " + said);
        }
        return matcher;
    }
}

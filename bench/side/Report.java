package side;

import static side.Emulator.*;
import static side.Peers.*;
import static side.Samples.*;
import static side.Start.*;

import module java.base;

/** All figures as a Markdown page with a plot; the parts of the run are already rows. */
record Report(Lab lab, String parts) {

    private static final String HEAD = """
        # Benchmarks

        Written by `bench/run`%s. Figures are medians of all rounds, with the minimum and maximum in parentheses; a ratio is
        computed within each round.

        """;
    private static final String EXPLANATION = """

        ![Start, first call, lists per second, memory](benchmarks.svg)

        All servers run on this machine, one is called at a time, over loopback, by 16 connections unless specified otherwise, and
        all reply the same bytes, which is checked. The JVMs are of the same JDK and have `-Xmx512m` unless specified otherwise.
        *Image* is the emulator as the container image starts it, *zip* as `bin/swr-emulator` starts it, which leaves an archive
        of classes for later starts. WireMock's journal is off. *Varied* pages have 81 to 120 of 2,000 tags, at any offset, in
        five orders, and none is requested twice; *nothing kept* is an emulator with `swr.cache.max-bytes=0`, so that each of its
        pages is a first visit. CPU time is that of all processes that reply, with nginx's workers and PostgreSQL, without wrk.
        """;

    void write(Path folder) throws Exception {
        Path page = folder.resolve("benchmarks.md");
        Files.writeString(page, markdown() + PushAndPull.section(Files.readString(page)));
        Files.writeString(folder.resolve("benchmarks.svg"), new Plot(lab.samples).svg());
    }

    String markdown() throws Exception {
        return HEAD.formatted(lab.options.rounds() == 1 ? " --quick, a short form" : "")
                + table("", "emulator, image", "WireMock", "× WireMock")
                + headline("start to the first list of tags, ms", START, WALL)
                + headline("first call after ready, ms", FIRST_CALL, WALL)
                + headline("lists of 100 tags per second, warm", Page.HUNDRED.text, PER_SECOND)
                + headline("resident memory when idle, MiB", IDLE, MIB)
                + EXPLANATION
                + "\n## Goals\n\n" + table("measure", "server", "goal", "measured", "met") + goals()
                + "\n## Calls\n\n" + figures(PER_SECOND, CPU_MICROS, MEDIAN, P99)
                + "\n## Times and memory\n\n" + figures(WALL, CPU, MIB, GROWTH, SECONDS)
                + "\n## Run\n\n" + table("part", "warm-up and rounds", "load of the machine before", "after", "seconds")
                + parts
                + "\n" + table("machine", "") + machine();
    }

    private String headline(String title, String work, String unit) {
        Key image = new Key(IMAGE, work, unit), other = new Key(WIREMOCK, work, unit);
        Samples of = lab.samples;
        return row(title, text(of.figures(image)), text(of.figures(other)), text(of.ratio(image, other)));
    }

    private String goals() {
        String one = Page.ONE.text, page = Page.HUNDRED.text, long_ = Page.THOUSAND.text, varied = Page.VARIED.text;
        String first = Pages.FIRST, write = Cleaner.WORK, million = Million.NAME;
        return ratio("≥ 4", PER_SECOND, IMAGE, page, WIREMOCK, page)
                + ratio("≥ 2", PER_SECOND, IMAGE, page, MOCKSERVER, page)
                + ratio("≥ 0.5", PER_SECOND, IMAGE, page, NGINX, page)
                + ratio("≥ 8", PER_SECOND, IMAGE, first, WIREMOCK, first)
                + ratio("≥ 3", PER_SECOND, IMAGE, one, WIREMOCK, one)
                + ratio("≥ 1.2", PER_SECOND, IMAGE, one, MOCKSERVER, one)
                + ratio("≥ 3", PER_SECOND, IMAGE, long_, WIREMOCK, long_)
                + ratio("≥ 0.8", PER_SECOND, IMAGE, long_, NGINX, long_)
                + ratio("≥ 0.35", PER_SECOND, FORGETFUL, varied, WIREMOCK, page)
                + ratio("≥ 1", PER_SECOND, IMAGE, varied, WIREMOCK, page)
                + ratio("≥ 1.5", PER_SECOND, IMAGE, Pages.FIRST_VARIED, WIREMOCK, first)
                + ratio("≤ 0.5", P99, IMAGE, page, WIREMOCK, page)
                + ratio("≥ 0.8", PER_SECOND, Postgres.IMAGE, page, IMAGE, page)
                + ratio("≥ 0.8", PER_SECOND, Postgres.IMAGE, varied, IMAGE, varied)
                + ratio("≥ 3", PER_SECOND, JAR, write, OLDER, write)
                + ratio("≤ 1.5", CPU, IMAGE, START, WIREMOCK, START)
                + ratio("≤ 1.5", WALL, IMAGE, START, WIREMOCK, START)
                + ratio("≤ 2.5", CPU, ZIP, START, WIREMOCK, START)
                + ratio("≤ 2.5", WALL, ZIP, START, WIREMOCK, START)
                + ratio("≤ 5", CPU, JAR, START, WIREMOCK, START)
                + ratio("≤ 5", WALL, JAR, START, WIREMOCK, START)
                + ratio("≤ 5", WALL, IMAGE, FIRST_CALL, IMAGE, WARM_CALL)
                + goal("≤ 220", MIB, IMAGE, IDLE)
                + goal("≤ 300", MIB, SMALL, LOADED)
                + goal("≤ 1.03", GROWTH, SMALL, LOADED)
                + goal("≤ 10", WALL, million, Million.V2)
                + goal("≤ 10", WALL, million, Million.V3)
                + goal("≤ 21", WALL, million, Million.FIRST_BYTE)
                + goal("≤ " + lab.options.tags() / 10_000, SECONDS, million, Million.LOAD);
    }

    private String ratio(String bound, String unit, String server, String work, String other, String otherWork) {
        String than = work.equals(otherWork) ? other : other.equals(server) ? otherWork : other + ", " + otherWork;
        Key key = new Key(server, work, unit);
        return row(key, bound, " × " + than, lab.samples.ratio(key, new Key(other, otherWork, unit)));
    }

    private String goal(String bound, String unit, String server, String work) {
        Key key = new Key(server, work, unit);
        return row(key, bound, " " + unit, lab.samples.figures(key));
    }

    private static String row(Key key, String bound, String than, Optional<Figures> measured) {
        if (measured.isEmpty()) {
            return "";
        }
        double median = measured.get().median();
        double limit = Double.parseDouble(bound.substring(2));
        boolean met = bound.startsWith("≥") ? median >= limit : median <= limit;
        return row(key.work() + ", " + key.unit(), key.server(), bound + than, text(measured), met ? "yes" : "no");
    }

    /** A row for each kind of work and server that was measured in one of these units. */
    private String figures(String... units) {
        List<String> works = lab.samples.keys().map(Key::work).distinct().toList();
        Stream<String> rows = lab.samples.keys()
                .filter(key -> List.of(units).contains(key.unit()))
                .sorted(Comparator.comparing(key -> works.indexOf(key.work())))
                .map(key -> row(cells(key.work(), key.server(), units, unit ->
                        text(lab.samples.figures(new Key(key.server(), key.work(), unit))))))
                .distinct();
        return table(cells("", "server", units, unit -> unit)) + rows.collect(Collectors.joining());
    }

    private static String[] cells(String first, String second, String[] units, UnaryOperator<String> cell) {
        return Stream.concat(Stream.of(first, second), Stream.of(units).map(cell)).toArray(String[]::new);
    }

    private String machine() throws Exception {
        String here = Path.of("").toAbsolutePath().toString();
        return row("date", LocalDate.now().toString())
                + row("processors", lab.run("sh", "-c", "sed -n 's/^model name.*: //p' /proc/cpuinfo | uniq -c").strip())
                + row("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version())
                + row("emulator", lab.run("git", "-C", here, "describe", "--always", "--dirty").strip())
                + row("others", String.join(", ", WIREMOCK_JAR, MOCKSERVER_JAR, Postgres.JAR))
                + row("nginx", lab.run("nginx", "-v").strip())
                + row("wrk", lab.run("sh", "-c", "wrk -v | head -1").strip());
    }

    private static String text(Optional<Figures> figures) {
        return figures.map(Figures::toString).orElse("");
    }

    private static String table(String... columns) {
        return row(columns) + "|" + "---|".repeat(columns.length) + "\n";
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}

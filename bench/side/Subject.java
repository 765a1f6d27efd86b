package side;

import module java.base;

/** An emulator under load and trouble, and what its clients found. */
class Subject {

    /** A longer read shows that others take what it needs, unless its trouble excuses any delay. */
    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Trouble CALM = new Trouble("calm", Trouble.Excuse.NOTHING, null);

    final String name;
    final Lab lab;
    /** The folder of its data, or null if they are in memory. */
    final Path data;
    /** The database that works for it, or null. */
    final Server database;
    final Map<String, Seen> seen = new ConcurrentSkipListMap<>();
    final Map<String, LongAdder> wrong = new ConcurrentSkipListMap<>();
    final LongAdder lost = new LongAdder(), half = new LongAdder(), slow = new LongAdder();
    final List<Client> clients = new ArrayList<>();
    /** Measured values by their units. */
    final Map<String, List<String>> figures = new LinkedHashMap<>();

    private final Server.Recipe recipe;
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Trouble trouble = CALM;
    private volatile boolean over;
    /** What fails from then on was interrupted. */
    private volatile boolean closed;

    /** What clients saw during a trouble; {@code excused} has the calls by their statuses, 0 if there was no reply. */
    static class Seen {
        final LongAdder times = new LongAdder(), calls = new LongAdder(), changes = new LongAdder();
        final Map<Integer, LongAdder> excused = new ConcurrentSkipListMap<>();
        final LongAccumulator slowestRead = new LongAccumulator(Long::max, 0);
        final LongAccumulator slowestChange = new LongAccumulator(Long::max, 0);
        final LongAccumulator recovery = new LongAccumulator(Long::max, 0);

        static final String HEAD = Report.row(
                "trouble", "of", "times", "excused", "slowest read, s", "slowest change, s", "ready again, s");

        String row(String trouble, String subject) {
            String statuses = excused.entrySet().stream()
                    .map(status -> (status.getKey() == 0 ? "none" : status.getKey()) + ": " + status.getValue())
                    .collect(Collectors.joining(", "));
            Stream<String> seconds = Stream.of(slowestRead, slowestChange, recovery)
                    .map(nanos -> "%.1f".formatted(nanos.get() / 1e9));
            Stream<String> cells = Stream.of(trouble, subject, times.toString(), statuses);
            return Report.row(Stream.concat(cells, seconds).toArray(String[]::new));
        }
    }

    Subject(Lab lab, String name, Server.Recipe recipe, Path data, Server database) throws Exception {
        this.lab = lab;
        this.name = name;
        this.recipe = recipe;
        this.data = data;
        this.database = database;
        start();
    }

    void start() throws Exception {
        servers.add(lab.start(recipe));
        server().awaitReady();
    }

    Server server() {
        return servers.getLast();
    }

    Connection connect(Duration patience) throws IOException {
        return new Connection(recipe.port(), patience);
    }

    int port() {
        return recipe.port();
    }

    /** Grows when a trouble begins, to an odd number, and when it is over. */
    int turn() {
        return turn.get();
    }

    /** Whether a status may be answered to a call that was begun in a turn. */
    boolean excuses(int since, String method, String path, int status) {
        return (since % 2 == 1 || turn() != since) && trouble.excuse().excuses(method, path, status);
    }

    String situation() {
        return current().name();
    }

    private Trouble current() {
        return turn() % 2 == 1 ? trouble : CALM;
    }

    private Seen seen() {
        return seen.computeIfAbsent(situation(), _ -> new Seen());
    }

    void count(String method, int status, long nanos, boolean excused) {
        boolean read = method.equals("GET");
        Seen seen = seen();
        seen.calls.increment();
        (read ? seen.slowestRead : seen.slowestChange).accumulate(nanos);
        if (excused) {
            seen.excused.computeIfAbsent(status, _ -> new LongAdder()).increment();
        } else if (!read && status / 100 == 2) {
            seen.changes.increment();
        }
        if (read && nanos > LIMIT.toNanos() && current().excuse() != Trouble.Excuse.STORE) {
            slow.increment();
        }
    }

    void wrong(String what) {
        if (closed) {
            return;
        }
        // The same fault of similar calls is reported once.
        String fault = what.replaceAll("[0-9a-f]{32,}|(?<=marker=)[^ &]+|(?<=[=ktw-])\\d+", "…");
        LongAdder times = wrong.computeIfAbsent(fault, _ -> new LongAdder());
        times.increment();
        if (times.intValue() == 1 && wrong.size() <= 40) {
            Bench.progress(name + ": WRONG: " + what);
        }
    }

    void disturb(Trouble next) throws Exception {
        Bench.progress(name + ": " + next.name());
        trouble = next;
        turn.incrementAndGet();
        seen().times.increment();
        Seen seen = seen();
        try {
            next.action().make(this);
        } catch (Exception e) {
            wrong("%s: %s".formatted(next.name(), e));
        }
        long ended = System.nanoTime();
        if (!await(RECOVERY, () -> status("/actuator/health/readiness") == 200)) {
            wrong("not ready two minutes after " + next.name() + "\n" + server().lastOutput());
        }
        seen.recovery.accumulate(System.nanoTime() - ended);
        int calm = turn.incrementAndGet();
        if (!await(RECOVERY, () -> clients.stream().allMatch(client -> client.turn == calm))) {
            wrong("a client is not answered two minutes after " + next.name());
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static boolean await(Duration limit, Condition condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    /** Returns 0 if there is no reply within five seconds. */
    int status(String path) {
        try (Connection connection = connect(Duration.ofSeconds(5))) {
            return connection.call("GET", path, "").status();
        } catch (IOException e) {
            return 0;
        }
    }

    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    void close() {
        closed = true;
        end();
        if (database != null) {
            try {
                Trouble.signal(this, "CONT");
            } catch (Exception e) {
                // It has ended.
            }
        }
    }

    Long wrong() {
        return wrong.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long faults() {
        return wrong() + slow.sum();
    }

    void measure() throws Exception {
        String pid = Long.toString(server().process().pid());
        lab.run(System.getProperty("java.home") + "/bin/jcmd", pid, "GC.run");
        double heap = new String(server().body("/actuator/prometheus")).lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        add("resident, MiB", "%.0f".formatted(server().residentMiB()));
        add("live heap, MiB", "%.0f".formatted(heap / (1 << 20)));
        add("threads", "" + entries(pid, "task"));
        add("descriptors", "" + entries(pid, "fd"));
        String kib = data == null ? "0" : lab.run("du", "-sk", data.toString()).split("\\s")[0];
        add("files, MiB", "%.1f".formatted(Double.parseDouble(kib) / 1024));
    }

    private void add(String unit, String value) {
        figures.computeIfAbsent(unit, _ -> new ArrayList<>()).add(value);
    }

    private static int entries(String pid, String folder) {
        return Path.of("/proc", pid, folder).toFile().list().length;
    }

    /** Returns how many lines the logs have, and how many of them are of stacks. */
    String log() {
        long lines = 0, stacks = 0;
        for (Server each : servers) {
            try (Stream<String> log = Files.lines(each.log())) {
                for (String line : (Iterable<String>) log::iterator) {
                    lines++;
                    stacks += line.startsWith("\tat ") ? 1 : 0;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "%,d, %,d".formatted(lines, stacks);
    }
}

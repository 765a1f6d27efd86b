package side;

import module java.base;

/** Keeps emulators under load and trouble, and reports what was lost or answered wrongly: {@code bench/soak}. */
class Soak {

    private static final String DISK = "4g";
    /** Longer than the minute after which unreferenced manifests are deleted. */
    private static final int REST_SECONDS = 100;

    private final Lab lab;
    private final int seconds;
    private final String only;
    private final long seed;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();
    /** A small disk with the data of the emulator in a folder; null if it cannot be mounted, for a reason. */
    private Path disk;
    private String noDisk = "";
    private boolean reported;

    private Soak(int minutes, String only, long seed) throws IOException {
        lab = new Lab(Lab.Options.WHOLE, Path.of(""));
        seconds = 60 * minutes;
        this.only = only;
        this.seed = seed;
    }

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> rest = new ArrayList<>(List.of(arguments));
        int minutes = Integer.parseInt(Bench.value(rest, "--minutes", "30"));
        String only = Bench.value(rest, "--only", "");
        long seed = Long.parseLong(Bench.value(rest, "--seed", "" + System.nanoTime() % 1_000_000));
        if (!rest.isEmpty() || minutes < 1) {
            System.err.println("bench/soak: unknown options; the head of the script tells which there are");
            System.exit(1);
        }
        Soak soak = new Soak(minutes, only, seed);
        Runtime.getRuntime().addShutdownHook(new Thread(soak::close));
        System.exit(soak.run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        start();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
        List<Future<?>> clients = new ArrayList<>();
        for (Subject subject : subjects) {
            populate(subject);
            subject.clients.forEach(client -> clients.add(threads.submit(client)));
        }
        int calm = Math.min(120, seconds / 6);
        Bench.progress("warms up for %d s, seed %d".formatted(calm, seed));
        Thread.sleep(1_000L * calm);
        measure();
        long end = System.nanoTime() + 1_000_000_000L * (seconds - 2 * calm);
        List<Future<Void>> troubles = subjects.stream()
                .map(subject -> threads.submit(() -> disturb(subject, end)))
                .toList();
        for (Future<Void> each : troubles) {
            each.get();
        }
        Bench.progress("is calm for %d s".formatted(calm));
        Thread.sleep(1_000L * calm);
        measure();
        subjects.forEach(Subject::end);
        for (Future<?> each : clients) {
            each.get(2, TimeUnit.MINUTES);
        }
        Bench.progress("is at rest for %d s".formatted(REST_SECONDS));
        Thread.sleep(1_000L * REST_SECONDS);
        measure();
        report();
        return subjects.stream().allMatch(subject -> subject.faults() == 0);
    }

    private void start() throws Exception {
        String data = Writer.seed("w0") + Writer.seed("w1") + Reader.SEED;
        subjects.add(new Subject(lab, "H2 in memory", Emulator.sized(lab, Emulator.HEAP, data), null, null));
        Path folder = Files.createDirectory(lab.folder.resolve("disk"));
        try {
            lab.run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", folder.toString());
            disk = folder;
        } catch (IllegalStateException e) {
            noDisk = e.getMessage().replaceAll("\\s+", " ");
        }
        String[] file = {"--spring.profiles.active=file", "--swr.data-dir=" + folder};
        subjects.add(new Subject(lab, "H2 in a folder", Emulator.sized(lab, Emulator.HEAP, data, file), folder, null));
        Server database = Postgres.start(lab);
        Server.Recipe postgres = Emulator.sized(lab, Emulator.HEAP, data, Postgres.settings(database));
        subjects.add(new Subject(lab, "PostgreSQL", postgres, Postgres.data(database), database));
    }

    private void populate(Subject subject) throws IOException {
        String session = "{\"name\":\"mover\",\"seed\":\"%s\"}".formatted(Writer.seed("m").replace("\n", "\\n"));
        try (Connection connection = subject.connect(Duration.ofMinutes(1))) {
            connection.succeed("POST", "/_emulator/sessions", session);
        }
        List<Writer> writers = List.of(
                new Writer(subject, seed + 1, "", "w0"),
                new Writer(subject, seed + 2, "", "w1"),
                new Writer(subject, seed + 3, "/_session/mover", "m"));
        List<Ledger> ledgers = writers.stream().map(writer -> writer.ledger).toList();
        Set<String> stable = Set.of("w0", "w1", "fence-w0", "fence-w1", "quiet");
        subject.clients.addAll(writers);
        for (int reader = 4; reader < 7; reader++) {
            subject.clients.add(new Reader(subject, seed + reader, ledgers, stable));
        }
        subject.clients.add(new Visitor(subject, seed + 7));
    }

    /** All troubles in a random order, at least once. */
    private Void disturb(Subject subject, long end) throws Exception {
        Random random = new Random(seed);
        List<Trouble> all = new ArrayList<>(Trouble.of(subject, seconds < 600 ? 8 : 30));
        all.removeIf(trouble -> !(subject.name + ": " + trouble.name()).contains(only));
        all.removeIf(trouble -> trouble.name().equals(Trouble.FULL_DISK) && disk == null);
        for (int round = 0; !all.isEmpty() && (round == 0 || System.nanoTime() < end); round++) {
            Collections.shuffle(all, random);
            for (Trouble trouble : all) {
                if (round == 0 || System.nanoTime() < end) {
                    subject.disturb(trouble);
                    Thread.sleep(2_000);
                }
            }
        }
        return null;
    }

    private void measure() throws Exception {
        for (Subject subject : subjects) {
            subject.measure();
        }
        loads.add(Bench.machineLoad());
    }

    /** Also of a run that was interrupted. */
    private synchronized void report() {
        if (reported || loads.isEmpty()) {
            return;
        }
        reported = true;
        StringBuilder text = new StringBuilder();
        text.append("\n%d minutes, seed %d; before, after and at rest:\n\n".formatted(seconds / 60, seed));
        text.append(row("", subject -> subject.name)).append("|---|---|---|---|\n");
        text.append(row("calls", subject -> sum(subject, seen -> seen.calls)));
        text.append(row("confirmed changes", subject -> sum(subject, seen -> seen.changes)));
        text.append(row("lost", subject -> subject.lost.toString()));
        text.append(row("half done", subject -> subject.half.toString()));
        text.append(row("answered wrongly", subject -> subject.wrong().toString()));
        text.append(row("reads of more than " + Subject.LIMIT.toSeconds() + " s", subject -> subject.slow.toString()));
        text.append(row("load of the machine", _ -> String.join(", ", loads)));
        for (String unit : subjects.getFirst().figures.keySet()) {
            text.append(row(unit, subject -> String.join(", ", subject.figures.get(unit))));
        }
        text.append(row("log: lines, of stacks", Subject::log)).append("\n");
        text.append(Subject.Seen.HEAD).append("|---".repeat(7)).append("|\n");
        for (Subject subject : subjects) {
            subject.seen.forEach((trouble, seen) -> text.append(seen.row(trouble, subject.name)));
        }
        text.append(noDisk.isEmpty() ? "" : Report.row(Trouble.FULL_DISK, "not run: " + noDisk));
        for (Subject subject : subjects) {
            String line = "\n" + subject.name + ", %s times: %s\n";
            subject.wrong.forEach((what, times) -> text.append(line.formatted(times, what)));
        }
        System.out.println(text);
    }

    private String row(String title, Function<Subject, String> cell) {
        return Report.row(Stream.concat(Stream.of(title), subjects.stream().map(cell)).toArray(String[]::new));
    }

    private static String sum(Subject subject, Function<Subject.Seen, LongAdder> of) {
        return "%,d".formatted(subject.seen.values().stream().map(of).mapToLong(LongAdder::sum).sum());
    }

    private void close() {
        subjects.forEach(Subject::close);
        report();
        Lab.endAll();
        if (disk != null) {
            try {
                new ProcessBuilder("umount", "--lazy", disk.toString()).start().onExit().join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        lab.close();
    }
}

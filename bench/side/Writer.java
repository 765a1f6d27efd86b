package side;

import module java.base;

/** The only client that changes its image repository, so that it knows all states that others may see. */
class Writer extends Client {

    private static final String DATA = "/_emulator/data";
    private static final String SNAPSHOTS = "/_emulator/snapshots";
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");

    final Ledger ledger;
    private final Map<String, Integer> seed;
    private final boolean alone;
    /** The states of its snapshots. */
    private final Map<String, Map<String, Integer>> snapshots = new TreeMap<>();
    /** A snapshot whose last change was not confirmed, or an empty string. */
    private String doubtful = "";
    /** The turn of the subject in which the state was confirmed last. */
    private int settled = -1;

    /** @param base of a session of its own, or an empty string */
    Writer(Subject subject, long seed, String base, String repository) {
        super(subject, seed);
        this.seed = Map.of("a", 1, "b", 2);
        ledger = new Ledger(base, repository, this.seed);
        alone = !base.isEmpty();
    }

    /** What the session must have before its writer starts. */
    static String seed(String repository, String... more) {
        List<String> tags = new ArrayList<>(List.of("{name: a, size: 1}", "{name: b, size: 2}"));
        tags.addAll(List.of(more));
        return document(repository, String.join(", ", tags)) + document("fence-" + repository, "a");
    }

    private static String document(String repository, String tags) {
        return "soak/%s: [%s]\n".formatted(repository, tags);
    }

    /** What was confirmed until the end must be there. */
    @Override
    void end() throws InterruptedException {
        settle();
    }

    @Override
    void turn() throws InterruptedException {
        if (settled != subject.turn()) {
            settle();
        }
        boolean absent = ledger.latest() == Ledger.ABSENT;
        switch (random.nextInt(absent ? 8 : 0, alone ? 16 : 8)) {
            case 0, 1, 2, 3 -> point("t" + random.nextInt(20));
            case 4, 5 -> deleteTag("t" + random.nextInt(20));
            case 6, 7 -> merge(random.nextInt(10, 1000));
            case 8, 9 -> replace(random.nextInt(10, 1000));
            case 10 -> change("POST", ledger.base + "/_emulator/reset", "", 204, seed);
            case 11, 12 -> keep("s" + random.nextInt(4));
            case 13, 14 -> restore("s" + random.nextInt(4));
            default -> deleteRepository();
        }
    }

    private void point(String tag) {
        boolean first = random.nextBoolean();
        change("POST", ledger.path() + "/tags", retag(first ? "a" : "b", tag), 201, with(Map.of(tag, first ? 1 : 2)));
    }

    private static String retag(String source, String tag) {
        return "{\"source_tag\":\"%s\",\"destination_tag\":\"%s\",\"override\":true}".formatted(source, tag);
    }

    private Map<String, Integer> with(Map<String, Integer> tags) {
        Map<String, Integer> next = new HashMap<>(ledger.latest());
        next.putAll(tags);
        return next;
    }

    private void deleteTag(String tag) {
        Map<String, Integer> next = with(Map.of());
        boolean present = next.remove(tag) != null;
        change("DELETE", ledger.path() + "/tags/" + tag, "", present ? 204 : 404, next);
    }

    /** Many tags at once, all of which must be seen, or none. */
    private void merge(int size) {
        change("POST", ledger.base + DATA, document(ledger.name, generator(size)), 200, with(generated(size)));
    }

    private static String generator(int size) {
        return "{count: 25, name: \"k{n}\", size: %d}".formatted(size);
    }

    private static Map<String, Integer> generated(int size) {
        return IntStream.rangeClosed(1, 25).boxed().collect(Collectors.toMap(n -> "k" + n, _ -> size));
    }

    private void replace(int size) {
        Map<String, Integer> next = new HashMap<>(seed);
        next.putAll(generated(size));
        change("PUT", ledger.base + DATA, seed(ledger.name, generator(size)), 200, next);
    }

    private void keep(String snapshot) {
        doubtful = snapshot;
        if (change("PUT", ledger.base + SNAPSHOTS + "/" + snapshot, "", 200, ledger.latest())) {
            snapshots.put(snapshot, ledger.latest());
            doubtful = "";
        }
    }

    private void restore(String snapshot) {
        Map<String, Integer> next = snapshots.getOrDefault(snapshot, ledger.latest());
        change("POST", ledger.base + SNAPSHOTS + "/" + snapshot, "", snapshots.containsKey(snapshot) ? 204 : 404, next);
    }

    private void deleteRepository() {
        if (ledger.latest() != Ledger.ABSENT) {
            change("DELETE", ledger.path(), "", 204, Ledger.ABSENT);
        }
    }

    /** Returns whether the change was confirmed. */
    private boolean change(String method, String path, String content, int status, Map<String, Integer> next) {
        ledger.ask(next);
        settled = -1;
        boolean confirmed = call(method, path, content, status).isPresent();
        if (confirmed) {
            ledger.confirm();
            settled = turn;
        }
        return confirmed;
    }

    /** Finds out which of the possible states is shown. */
    private void settle() throws InterruptedException {
        // A change that nobody waits for any more is over once a later one of the session is confirmed.
        repeat("POST", ledger.path("fence-" + ledger.name) + "/tags", retag("a", "x"), 201);
        Reply list = repeat("GET", ledger.path() + "/tags", "", 200, 404);
        int since = turn;
        Map<String, Integer> shown = Reader.shown(ledger, list);
        String fault = ledger.settle(shown.equals(Ledger.ABSENT) ? Ledger.ABSENT : shown);
        settled = since;
        if (!fault.isEmpty()) {
            (fault.equals("lost") ? subject.lost : subject.half).increment();
            check(false, "%s: %s: %s shows".formatted(subject.situation(), fault, ledger.path()), shown.toString());
        }
        if (alone) {
            settleSnapshots();
        }
    }

    private void settleSnapshots() throws InterruptedException {
        if (!doubtful.isEmpty()) {
            repeat("DELETE", ledger.base + SNAPSHOTS + "/" + doubtful, "", 204, 404);
            snapshots.remove(doubtful);
            doubtful = "";
        }
        String listed = repeat("GET", ledger.base + SNAPSHOTS, "", 200).body();
        Set<String> names = NAME.matcher(listed).results().map(found -> found.group(1)).collect(Collectors.toSet());
        check(names.equals(snapshots.keySet()), "other snapshots than " + snapshots.keySet(), listed);
    }

    private Reply repeat(String method, String path, String content, Integer... expected) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Optional<Reply> reply = call(method, path, content, expected);
            if (reply.isPresent()) {
                return reply.get();
            }
            if (subject.over() && System.nanoTime() - begun > 60e9) {
                throw new WrongReplyException("%s %s is not answered any more".formatted(method, path));
            }
            Thread.sleep(100);
        }
    }
}

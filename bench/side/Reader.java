package side;

import module java.base;

/** Reads whatever others change: each reply must show a state that was possible since it was requested. */
class Reader extends Client {

    static final int QUIET_TAGS = 2_500;
    static final String QUIET = "/v2/manage/namespaces/soak/repos/quiet";
    static final String SEED = "soak/quiet: [{count: %d, name: \"1.0.{n}\", size: 3}]\n".formatted(QUIET_TAGS);

    private static final Pattern MARKER = Pattern.compile("\"nextMarker\":\"?([^\",]+)");
    private static final Pattern REPOSITORY = Pattern.compile("\\{(?:\"id\":\\d+,)?\"name\":\"([^\"]+)\"");
    private static final String BY_NAME = "&order_column=tag&order_type=asc";

    private final List<Ledger> ledgers;
    private final Set<String> repositories;

    /** @param repositories of the default session, which nobody deletes */
    Reader(Subject subject, long seed, List<Ledger> ledgers, Set<String> repositories) {
        super(subject, seed);
        this.ledgers = ledgers;
        this.repositories = repositories;
    }

    @Override
    void turn() {
        Ledger ledger = ledgers.get(random.nextInt(ledgers.size()));
        switch (random.nextInt(12)) {
            case 0, 1 -> readAll(ledger);
            case 2, 3 -> readPage(ledger, random.nextInt(1, 30), random.nextInt(30));
            case 4 -> readTag(ledger, "k" + random.nextInt(1, 26));
            case 5 -> show(ledger);
            case 6, 7 -> traverse(ledger);
            case 8 -> traverseQuietByOffset(random.nextInt(200, 1001));
            case 9 -> traverseQuietByMarker(random.nextInt(200, 1001));
            case 10 -> traverseRepositories();
            default -> probe();
        }
    }

    static Map<String, Integer> shown(Ledger ledger, Reply reply) {
        if (reply.status() == 404) {
            check(reply.body().contains("SVCSTG.SWR.4040010"), "another error", reply.body());
            return Ledger.ABSENT;
        }
        return tags(ledger.name, array(reply));
    }

    private static String array(Reply list) {
        String body = list.body();
        boolean pages = body.startsWith("{\"tags\":[") && body.endsWith("}");
        check(pages || body.startsWith("[") && body.endsWith("]"), "no list", body);
        return body.substring(body.indexOf('[') + 1, body.lastIndexOf(']'));
    }

    /** Returns the parameter of the next page; an empty string if this is the last. */
    private static String marker(Reply page) {
        Matcher marker = MARKER.matcher(page.body());
        return marker.find() ? "&marker=" + marker.group(1) : "";
    }

    /** Gets what one of the possible states of an image repository must explain. */
    private void get(Ledger ledger, String path, BiPredicate<Reply, Map<String, Integer>> explains) {
        int time = ledger.now();
        get(path, 200, 404).ifPresent(reply -> {
            List<Map<String, Integer>> possible = ledger.since(time);
            boolean right = possible.isEmpty() || possible.stream().anyMatch(state -> explains.test(reply, state));
            String fault = "%s: GET %s [%d] shows none of the possible states, such as %s, but";
            String state = brief(new TreeMap<>(ledger.latest()).toString());
            fault = fault.formatted(subject.situation(), path, reply.status(), state);
            check(right, fault, reply.range() + " " + reply.body());
        });
    }

    private void readAll(Ledger ledger) {
        get(ledger, ledger.path() + "/tags", (reply, state) -> shown(ledger, reply).equals(state)
                && (state == Ledger.ABSENT || reply.range().equals("0-%1$d/%1$d".formatted(state.size()))));
    }

    private void readPage(Ledger ledger, int limit, int offset) {
        get(ledger, ledger.path() + "/tags?limit=" + limit + "&offset=" + offset + BY_NAME, (reply, state) -> {
            if (state == Ledger.ABSENT || reply.status() == 404) {
                return state == shown(ledger, reply);
            }
            List<String> page = new TreeMap<>(state).keySet().stream().skip(offset).limit(limit).toList();
            Map<String, Integer> shown = shown(ledger, reply);
            return List.copyOf(shown.keySet()).equals(page)
                    && state.entrySet().containsAll(shown.entrySet())
                    && reply.range().equals("%d-%d/%d".formatted(offset, page.size(), state.size()));
        });
    }

    private void readTag(Ledger ledger, String tag) {
        get(ledger, ledger.path() + "/tags/" + tag, (reply, state) -> state.containsKey(tag)
                ? reply.body().contains("\"size\":" + state.get(tag) + ",")
                : reply.body().contains(state == Ledger.ABSENT ? "SVCSTG.SWR.4040010" : "SVCSTG.SWR.4040048"));
    }

    private void show(Ledger ledger) {
        get(ledger, ledger.path(), (reply, state) -> state == Ledger.ABSENT
                ? reply.status() == 404
                : reply.body().contains("\"num_images\":" + state.size() + ","));
    }

    /** Each tag that stays must be met once, and none twice. */
    private void traverse(Ledger ledger) {
        int time = ledger.now();
        String path = ledger.path().replace("/v2/", "/v3/") + "/tags?limit=" + random.nextInt(3, 12) + BY_NAME;
        pages(path, ledger.name, true).ifPresent(met -> {
            List<Map<String, Integer>> possible = ledger.since(time);
            Set<String> stay = possible.isEmpty() ? Set.of() : new TreeSet<>(possible.getFirst().keySet());
            possible.forEach(state -> stay.retainAll(state.keySet()));
            check(met.keySet().containsAll(stay), "a traversal has gaps: " + path + ", not " + stay, met.toString());
            Set<Map.Entry<String, Integer>> allowed = new HashSet<>();
            possible.forEach(state -> allowed.addAll(state.entrySet()));
            boolean right = possible.isEmpty() || allowed.containsAll(met.entrySet());
            check(right, "a traversal has impossible tags: " + path, met.toString());
        });
    }

    /** Returns all tags of a list of version 3; empty if a call failed, or the image repository does not exist. */
    private Optional<SequencedMap<String, Integer>> pages(String path, String repository, boolean mayBeAbsent) {
        SequencedMap<String, Integer> met = new LinkedHashMap<>();
        String marker = "";
        do {
            Optional<Reply> reply = mayBeAbsent ? get(path + marker, 200, 404) : get(path + marker, 200);
            if (reply.isEmpty() || reply.get().status() == 404) {
                return Optional.empty();
            }
            tags(repository, array(reply.get()))
                    .forEach((tag, size) -> check(met.put(tag, size) == null, "repeated tag " + tag, path));
            marker = marker(reply.get());
        } while (!marker.isEmpty());
        return Optional.of(met);
    }

    private void traverseQuietByOffset(int limit) {
        List<String> met = new ArrayList<>();
        for (int offset = 0; offset < QUIET_TAGS; offset += limit) {
            Optional<Reply> page = get(QUIET + "/tags?limit=" + limit + "&offset=" + offset, 200);
            if (page.isEmpty()) {
                return;
            }
            met.addAll(tags("quiet", array(page.get())).keySet());
            String range = "%d-%d/%d".formatted(offset, Math.min(limit, QUIET_TAGS - offset), QUIET_TAGS);
            check(page.get().range().equals(range), "another range than " + range, page.get().range());
        }
        checkQuiet(met);
    }

    private void traverseQuietByMarker(int limit) {
        pages(QUIET.replace("/v2/", "/v3/") + "/tags?limit=" + limit, "quiet", false)
                .ifPresent(met -> checkQuiet(List.copyOf(met.keySet())));
    }

    /** The newest comes first. */
    private static void checkQuiet(List<String> met) {
        List<String> all = IntStream.range(0, QUIET_TAGS).mapToObj(n -> "1.0." + (QUIET_TAGS - n)).toList();
        check(met.equals(all), "a traversal of what nobody changes has gaps", met.toString());
    }

    private void traverseRepositories() {
        boolean marked = random.nextBoolean();
        List<String> met = new ArrayList<>();
        String path = marked ? "/v3/manage/repos?limit=2" : "/v2/manage/repos?limit=2&order_column=name&order_type=asc";
        String next = marked ? "" : "&offset=0";
        int before;
        do {
            Optional<Reply> page = get(path + next, 200);
            if (page.isEmpty()) {
                return;
            }
            before = met.size();
            REPOSITORY.matcher(page.get().body()).results().forEach(found -> met.add(found.group(1)));
            next = marked ? marker(page.get()) : "&offset=" + met.size();
        } while (marked ? !next.isEmpty() : met.size() > before);
        for (String repository : repositories) {
            boolean once = Collections.frequency(met, repository) == 1;
            check(once, repository + " is not listed once: " + path, met.toString());
        }
    }

    private void probe() {
        get("/actuator/health/readiness", 200);
        get("/actuator/health/liveness", 200);
    }
}

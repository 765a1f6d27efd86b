package side;

import module java.base;

/** The states that an image repository may be in, known from the calls of its only writer. */
class Ledger {

    /** The state of an image repository that does not exist. */
    static final Map<String, Integer> ABSENT = Map.of("", 0);

    private static final int KEPT = 400;

    /** The base URL of its session. */
    final String base;
    final String name;

    /** Tags with their sizes, the earliest state first. */
    private final List<Map<String, Integer>> states = new ArrayList<>();
    private int forgotten;
    /** The last state that was confirmed; later ones may have been shown. */
    private int confirmed;

    Ledger(String base, String name, Map<String, Integer> seed) {
        this.base = base;
        this.name = name;
        states.add(seed);
    }

    String path() {
        return path(name);
    }

    /** Returns the path of an image repository in the same session. */
    String path(String repository) {
        return base + "/v2/manage/namespaces/soak/repos/" + repository;
    }

    synchronized void ask(Map<String, Integer> next) {
        states.add(next);
        if (states.size() > 2 * KEPT) {
            states.subList(0, KEPT).clear();
            forgotten += KEPT;
        }
    }

    synchronized void confirm() {
        confirmed = forgotten + states.size() - 1;
    }

    synchronized int now() {
        return confirmed;
    }

    synchronized Map<String, Integer> latest() {
        return states.getLast();
    }

    /** Returns the states that may have been shown since a time; none if that is too long ago. */
    synchronized List<Map<String, Integer>> since(int time) {
        return time < forgotten ? List.of() : List.copyOf(states.subList(time - forgotten, states.size()));
    }

    /** Takes what is shown now for the state, and returns what is wrong with it, or an empty string. */
    synchronized String settle(Map<String, Integer> shown) {
        boolean possible = since(confirmed).contains(shown);
        boolean earlier = states.contains(shown);
        states.add(shown);
        confirm();
        return possible ? "" : earlier ? "lost" : "half";
    }
}

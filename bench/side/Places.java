package side;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Paths all over a large repository, other ones in each round.
 *
 * @param tags of the repository
 */
record Places(String repository, int tags, int rounds, Markers markers) {

    static final List<Integer> PERCENT = List.of(0, 25, 50, 75, 100);
    static final List<String> ORDERS = List.of("", "&order_column=tag&order_type=asc");
    private static final int V3_CALLS = 5;
    /** Few: where pages are found by counting, each may take seconds. */
    private static final int V2_CALLS = 2;

    private static final int NAMES = 20;

    /** Where in a repository, and in which order. */
    record Place(int percent, String order) {

        static List<Place> all() {
            return ORDERS.stream()
                    .flatMap(order -> PERCENT.stream().map(percent -> new Place(percent, order)))
                    .toList();
        }
    }

    List<String> v3(int percent, int round) {
        int first = at(percent, markers.size(), V3_CALLS, round);
        return paths(V3_CALLS, call -> markers.page(first + call));
    }

    List<String> v2(Place place, int round) {
        int first = at(place.percent(), tags - Page.HUNDRED.tags(), V2_CALLS, round);
        return paths(
                V2_CALLS,
                call -> "%s?limit=100&offset=%d%s".formatted(Page.tagsPath(repository), first + call, place.order()));
    }

    /** The first of so many in a row, so that the rounds have each their own, and all are in the repository. */
    private int at(int percent, int size, int calls, int round) {
        int room = size - rounds * calls;
        return (int) ((long) room * percent / 100) + round * calls;
    }

    /** Names at random, of this repository or another that is named likewise; none twice. */
    List<String> named(String other, int otherTags, int round) {
        List<Integer> numbers = new Random(otherTags)
                .ints(1, otherTags + 1)
                .distinct()
                .limit((long) rounds * NAMES)
                .boxed()
                .toList();
        return paths(NAMES, call -> Page.tagsPath(other) + "?tag=1.0." + numbers.get(round * NAMES + call));
    }

    private static List<String> paths(int count, IntFunction<String> path) {
        return IntStream.range(0, count).mapToObj(path).toList();
    }
}

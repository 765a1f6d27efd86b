package side;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of the calls in a large repository.
 *
 * @param v3 by how far they are in it, in percent
 * @param named by the number of tags in the repository
 */
record MillionTimes(int tags, Rounds<Integer, Twice> v3, Rounds<Places.Place, Twice> v2, Rounds<Integer, Twice> named) {

    Outcome outcome() {
        List<Goal> goals = new ArrayList<>();
        goals.addAll(goals(Asked.VARIED, Twice::varied));
        goals.addAll(goals(Asked.REPEATED, Twice::repeated));
        return new Outcome(goals, table());
    }

    private List<Goal> goals(String pages, ToDoubleFunction<Twice> figure) {
        String of = "of %,d tags".formatted(tags);
        return List.of(
                Goal.atMost(2, "the first", "slowest v3 page " + of, pages, v3.mostRatio(0, figure)),
                Goal.within(25, "ms", "slowest v2 `offset` page " + of, pages, v2.most(figure)),
                Goal.atMost(2, "of 100", "`tag=` " + of, pages, named.ratio(tags, Page.HUNDRED.tags(), figure)));
    }

    private Table table() {
        String title = "Single calls in a repository of %,d tags, H2 in a folder, `-Xmx2g`".formatted(tags);
        Table table = new Table(title, "", "varied, ms", "repeated, ms");
        for (int percent : Places.PERCENT) {
            row(table, "v3 page of 100 at %d %%".formatted(percent), v3, percent);
        }
        for (Places.Place place : Places.Place.all()) {
            row(table, "v2 page of 100 at %d %%, %s".formatted(place.percent(), order(place)), v2, place);
        }
        row(table, "`tag=`", named, tags);
        row(table, "`tag=` in a repository of 100", named, Page.HUNDRED.tags());
        return table;
    }

    private static String order(Places.Place place) {
        return place.order().isEmpty() ? "newest first" : "by name";
    }

    private static <K> void row(Table table, String what, Rounds<K, Twice> times, K whom) {
        table.row(what, times.figures(whom, Twice::varied), times.figures(whom, Twice::repeated));
    }
}

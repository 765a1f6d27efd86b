package io.github.swremulator.control.finding;

import java.util.ArrayList;
import java.util.List;

/** Looks for one half of a pair of parameters without the other: it is ignored, without a word. */
final class PairChecks {

    private final ListQuery query;
    private final String page;
    private final List<Sighting> sightings = new ArrayList<>();

    private PairChecks(ListQuery query, String page) {
        this.query = query;
        this.page = page;
    }

    /** @param page of the vendor's that describes the list */
    static List<Sighting> check(ListQuery query, String page) {
        PairChecks checks = new PairChecks(query, page);
        checks.pair(Misuse.LIMIT_WITHOUT_OFFSET, "limit", "offset");
        checks.pair(Misuse.OFFSET_WITHOUT_LIMIT, "offset", "limit");
        checks.order();
        return checks.sightings;
    }

    /** Of a list whose pages go on by a marker. */
    static List<Sighting> checkOrder(ListQuery query, String page) {
        PairChecks checks = new PairChecks(query, page);
        checks.order();
        return checks.sightings;
    }

    private void order() {
        pair(Misuse.ORDER_COLUMN_WITHOUT_ORDER_TYPE, "order_column", "order_type");
        pair(Misuse.ORDER_TYPE_WITHOUT_ORDER_COLUMN, "order_type", "order_column");
    }

    private void pair(Misuse misuse, String present, String absent) {
        if (query.has(present) && !query.has(absent)) {
            sightings.add(new Sighting(misuse, present + " without " + absent + " has no effect: send both", page));
        }
    }
}

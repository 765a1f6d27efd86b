package io.github.swremulator.control.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what is wrong in the query of one tag list. */
final class TagListChecks {

    private static final Set<String> ORDER_COLUMNS = Set.of("updated_at", "tag");

    private final ListQuery query;
    private final List<Sighting> sightings = new ArrayList<>();

    private TagListChecks(ListQuery query) {
        this.query = query;
    }

    static List<Sighting> check(ListQuery query) {
        TagListChecks checks = new TagListChecks(query);
        checks.sightings.addAll(PairChecks.check(query, Sighting.TAG_LIST_PAGE));
        checks.orderColumn();
        ParameterName.KNOWN.forEach(checks::overridden);
        query.all().forEach(checks::parameter);
        return checks.sightings;
    }

    private void orderColumn() {
        String column = query.value("order_column");
        if (column != null && !ORDER_COLUMNS.contains(column)) {
            found(Misuse.BAD_ORDER_COLUMN, "order_column is updated_at or tag, not " + ParameterName.quoted(column));
        }
    }

    private void overridden(String name) {
        String filtered = query.filtered().get(name);
        String direct = query.direct().get(name);
        if (filtered != null && direct != null && !filtered.equals(direct)) {
            found(
                    Misuse.FILTER_OVERRIDES_PARAMETER,
                    "filter has another " + name + " than the parameter " + name + ", and wins: send one of them");
        }
    }

    private void parameter(String name, List<String> values) {
        if (!ParameterName.isKnown(name)) {
            found(Misuse.UNKNOWN_PARAMETER, ParameterName.unknown(name));
        } else if (values.stream().distinct().count() > 1) {
            found(Misuse.REPEATED_PARAMETER, "of several values of " + name + " the first counts: send one");
        }
    }

    private void found(Misuse misuse, String message) {
        sightings.add(new Sighting(misuse, message));
    }
}

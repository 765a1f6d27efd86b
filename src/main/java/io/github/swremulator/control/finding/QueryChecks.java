package io.github.swremulator.control.finding;

import io.github.swremulator.control.finding.Misuse.Rule;
import io.github.swremulator.control.journal.JournalEntry;
import io.github.swremulator.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks for misuse in the query of one request to a list. */
final class QueryChecks {

    private static final List<String> ORDER_COLUMNS = List.of("updated_at", "tag");
    private static final List<String> PARAMETERS =
            List.of("limit", "offset", "order_column", "order_type", "tag", "filter");

    /** The names of the parameters in other services. */
    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "offset", List.of("page", "page_token", "start", "skip", "last", "marker"),
            "limit", List.of("per_page", "page_size", "pagesize", "size", "count", "n"),
            "order_column", List.of("sort", "sort_by", "sort_key", "order_by"),
            "order_type", List.of("order", "sort_dir"),
            "tag", List.of("tag_name", "name"),
            "filter", List.of("q"));

    private static final int MAX_EXCERPT_LENGTH = 64;

    private final ListQuery query;
    private final String page;
    private final List<Misuse> found = new ArrayList<>();

    /** @param page of the vendor that documents the list */
    private QueryChecks(ListQuery query, String page) {
        this.query = query;
        this.page = page;
    }

    static List<Misuse> check(JournalEntry entry, ListQuery query) {
        return switch (String.valueOf(entry.operation())) {
            case "ListRepositoryTags" ->
                new QueryChecks(query, Misuse.TAG_LIST_PAGE).pages().order().tagList().found;
            case "ListReposDetails" ->
                new QueryChecks(query, "swr_02_0034").pages().order().found;
            // Its pages have markers instead of offsets.
            case "ListRepositoryTag" -> new QueryChecks(query, "swr_02_0061").order().found;
            default -> List.of();
        };
    }

    private QueryChecks pages() {
        pair(Rule.LIMIT_WITHOUT_OFFSET, "limit", "offset");
        pair(Rule.OFFSET_WITHOUT_LIMIT, "offset", "limit");
        return this;
    }

    private QueryChecks order() {
        pair(Rule.ORDER_COLUMN_WITHOUT_ORDER_TYPE, "order_column", "order_type");
        pair(Rule.ORDER_TYPE_WITHOUT_ORDER_COLUMN, "order_type", "order_column");
        return this;
    }

    private void pair(Rule rule, String present, String absent) {
        if (query.value(present) != null && query.value(absent) == null) {
            add(rule, present + " without " + absent + " has no effect: send both");
        }
    }

    private QueryChecks tagList() {
        String column = query.value("order_column");
        if (column != null && !ORDER_COLUMNS.contains(column)) {
            add(Rule.BAD_ORDER_COLUMN, "order_column must be one of " + ORDER_COLUMNS + ", found " + quoted(column));
        }
        PARAMETERS.forEach(this::overridden);
        query.all().forEach(this::parameter);
        return this;
    }

    private void overridden(String name) {
        String inFilter = query.filtered().get(name);
        String direct = query.direct().get(name);
        if (inFilter != null && direct != null && !inFilter.equals(direct)) {
            add(Rule.FILTER_OVERRIDES_PARAMETER, "filter overrides the parameter " + name + ": send one of them");
        }
    }

    /** An empty name, as between two {@code &}, is no parameter. */
    private void parameter(String name, List<String> values) {
        if (!name.isEmpty() && !PARAMETERS.contains(name)) {
            String hint = meant(name.toLowerCase(Locale.ROOT))
                    .map(known -> "did you mean \"" + known + "\"?")
                    .orElse("it has no effect");
            add(Rule.UNKNOWN_PARAMETER, "unknown parameter " + quoted(name) + ", " + hint);
        } else if (values.stream().distinct().count() > 1) {
            add(Rule.REPEATED_PARAMETER, "only the first value of the parameter " + name + " is used: send one");
        }
    }

    private static Optional<String> meant(String name) {
        return SYNONYMS.entrySet().stream()
                .filter(parameter -> parameter.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Spelling.nearest(name, PARAMETERS));
    }

    private void add(Rule rule, String message) {
        found.add(new Misuse(rule, message, page));
    }

    private static String quoted(String sent) {
        return '"' + Misuse.excerpt(sent, MAX_EXCERPT_LENGTH) + '"';
    }
}

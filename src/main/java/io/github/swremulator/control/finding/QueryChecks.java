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

    /** The lists by their operations, with their parameters. */
    private static final Map<String, Documented> LISTS = Map.of(
            "ListRepositoryTags",
            new Documented(
                    Misuse.TAG_LIST_PAGE,
                    List.of("limit", "offset", "order_column", "order_type", "tag", "filter"),
                    List.of("updated_at", "tag")),
            "ListReposDetails",
            new Documented(
                    "swr_02_0034",
                    List.of(
                            "limit",
                            "offset",
                            "order_column",
                            "order_type",
                            "namespace",
                            "name",
                            "category",
                            "is_public",
                            "center",
                            "filter"),
                    List.of("updated_time", "name", "tag_count", "namespace", "is_public")),
            "ListNamespaces",
            new Documented("swr_02_0028", List.of("namespace", "filter"), List.of()),
            // The pages of version 3 have markers instead of offsets.
            "ListRepositoryTag",
            new Documented(
                    "swr_02_0061",
                    List.of("limit", "marker", "order_column", "order_type", "tag", "with_manifest"),
                    List.of("updated_at", "tag")),
            "ListRepoDetails",
            new Documented(
                    "swr_02_0126",
                    List.of("limit", "marker", "namespace", "name", "category", "is_public"),
                    List.of()));

    /** The names of the parameters in other services, and in other lists. */
    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "offset", List.of("page", "page_token", "start", "skip", "last", "marker"),
            "marker", List.of("page", "page_token", "start", "skip", "last", "offset"),
            "limit", List.of("per_page", "page_size", "pagesize", "size", "count", "n"),
            "order_column", List.of("sort", "sort_by", "sort_key", "order_by"),
            "order_type", List.of("order", "sort_dir"),
            "tag", List.of("tag_name", "name"),
            "name", List.of("repository", "repo", "repo_name"),
            "namespace", List.of("organization", "org"),
            "filter", List.of("q"));

    private static final int MAX_EXCERPT_LENGTH = 64;

    private final ListQuery query;
    private final Documented list;
    private final List<Misuse> found = new ArrayList<>();

    /**
     * What the vendor documents of a list.
     *
     * @param page that documents it
     */
    private record Documented(String page, List<String> parameters, List<String> orderColumns) {}

    private QueryChecks(ListQuery query, Documented list) {
        this.query = query;
        this.list = list;
    }

    static List<Misuse> check(JournalEntry entry, ListQuery query) {
        Documented list = LISTS.get(String.valueOf(entry.operation()));
        return list == null ? List.of() : new QueryChecks(query, list).check();
    }

    private List<Misuse> check() {
        if (list.parameters().contains("offset")) {
            pair(Rule.LIMIT_WITHOUT_OFFSET, "limit", "offset");
            pair(Rule.OFFSET_WITHOUT_LIMIT, "offset", "limit");
        }
        if (list.parameters().contains("order_column")) {
            pair(Rule.ORDER_COLUMN_WITHOUT_ORDER_TYPE, "order_column", "order_type");
            pair(Rule.ORDER_TYPE_WITHOUT_ORDER_COLUMN, "order_type", "order_column");
            orderColumn();
        }
        list.parameters().forEach(this::overridden);
        query.all().forEach(this::parameter);
        return found;
    }

    private void pair(Rule rule, String present, String absent) {
        if (query.value(present) != null && query.value(absent) == null) {
            add(rule, present + " without " + absent + " has no effect: send both");
        }
    }

    private void orderColumn() {
        String column = query.value("order_column");
        if (column != null && !list.orderColumns().contains(column)) {
            add(
                    Rule.BAD_ORDER_COLUMN,
                    "order_column must be one of " + list.orderColumns() + ", found " + quoted(column));
        }
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
        if (!name.isEmpty() && !list.parameters().contains(name)) {
            String hint = meant(name.toLowerCase(Locale.ROOT))
                    .map(known -> "did you mean \"" + known + "\"?")
                    .orElse("it has no effect");
            add(Rule.UNKNOWN_PARAMETER, "unknown parameter " + quoted(name) + ", " + hint);
        } else if (values.stream().distinct().count() > 1) {
            add(Rule.REPEATED_PARAMETER, "only the first value of the parameter " + name + " is used: send one");
        }
    }

    private Optional<String> meant(String name) {
        return list.parameters().stream()
                .filter(parameter -> SYNONYMS.getOrDefault(parameter, List.of()).contains(name))
                .findFirst()
                .or(() -> Spelling.nearest(name, list.parameters()));
    }

    private void add(Rule rule, String message) {
        found.add(new Misuse(rule, message, list.page()));
    }

    private static String quoted(String sent) {
        return '"' + Misuse.excerpt(sent, MAX_EXCERPT_LENGTH) + '"';
    }
}

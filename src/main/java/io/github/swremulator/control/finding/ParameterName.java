package io.github.swremulator.control.finding;

import io.github.swremulator.spelling.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows the parameters of a tag list, and what other services call them. */
final class ParameterName {

    static final List<String> KNOWN = List.of("limit", "offset", "order_column", "order_type", "tag", "filter");
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("page", "offset"),
            Map.entry("page_token", "offset"),
            Map.entry("start", "offset"),
            Map.entry("skip", "offset"),
            Map.entry("last", "offset"),
            Map.entry("marker", "offset"),
            Map.entry("per_page", "limit"),
            Map.entry("page_size", "limit"),
            Map.entry("pagesize", "limit"),
            Map.entry("size", "limit"),
            Map.entry("count", "limit"),
            Map.entry("n", "limit"),
            Map.entry("sort", "order_column"),
            Map.entry("sort_by", "order_column"),
            Map.entry("sort_key", "order_column"),
            Map.entry("order_by", "order_column"),
            Map.entry("order", "order_type"),
            Map.entry("sort_dir", "order_type"),
            Map.entry("tag_name", "tag"),
            Map.entry("name", "tag"),
            Map.entry("q", "filter"));
    private static final int MAX_LENGTH = 64;

    private ParameterName() {}

    /** Also nothing at all, as between two {@code &}, is no parameter that anybody meant. */
    static boolean isKnown(String name) {
        return name.isEmpty() || KNOWN.contains(name);
    }

    static String unknown(String name) {
        return "there is no parameter " + quoted(name)
                + meant(name.toLowerCase(Locale.ROOT))
                        .map(known -> ": did you mean " + known + "?")
                        .orElse(", it has no effect");
    }

    private static Optional<String> meant(String name) {
        return Optional.ofNullable(ELSEWHERE.get(name)).or(() -> Spelling.nearest(name, KNOWN));
    }

    static String quoted(String sent) {
        return '"' + Excerpt.of(sent, MAX_LENGTH) + '"';
    }
}

package io.github.swremulator.control.finding;

/** What a client can do wrong without being told, and where it is written that it is wrong. */
enum Misuse {
    LIMIT_WITHOUT_OFFSET("limit-without-offset", Source.PARAMETERS, "limit"),
    OFFSET_WITHOUT_LIMIT("offset-without-limit", Source.PARAMETERS, "offset"),
    ORDER_COLUMN_WITHOUT_ORDER_TYPE("order-column-without-order-type", Source.PARAMETERS, "order_column"),
    ORDER_TYPE_WITHOUT_ORDER_COLUMN("order-type-without-order-column", Source.PARAMETERS, "order_type"),
    BAD_ORDER_COLUMN("bad-order-column", Source.PARAMETERS, "order_column"),
    FILTER_OVERRIDES_PARAMETER("filter-overrides-parameter", Source.PARAMETERS, "filter"),
    REPEATED_PARAMETER("repeated-parameter", Source.PARAMETERS, "each parameter is there once"),
    UNKNOWN_PARAMETER("unknown-parameter", Source.PARAMETERS, "no other parameter is listed"),
    SLASH_IN_REPOSITORY("slash-in-repository", Source.PATH, "repository: a slash is replaced by a dollar sign"),
    DOUBLE_SLASH("double-slash", Source.PATH, "URI: it begins with one slash"),
    STOPPED_EARLY("stopped-early", Source.REPLY, "Content-Range"),
    FIRST_HUNDRED_ONLY("first-hundred-only", Source.PARAMETERS, "limit: 100 by default");

    private final String rule;
    private final String part;

    Misuse(String rule, String table, String row) {
        this.rule = rule;
        this.part = table + ", " + row;
    }

    String rule() {
        return rule;
    }

    /** Of the vendor's page. */
    String part() {
        return part;
    }

    private static final class Source {
        static final String PATH = "URI, path parameters";
        static final String PARAMETERS = "URI, query parameters";
        static final String REPLY = "Response, header parameters";
    }
}

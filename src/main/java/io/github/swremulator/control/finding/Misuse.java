package io.github.swremulator.control.finding;

import java.util.Locale;

/**
 * A misuse of the API that the real service ignores silently.
 *
 * @param message what is wrong and what to do instead; the same for all requests that do the same
 * @param page name of the vendor's page that documents the rule
 */
record Misuse(Rule rule, String message, String page) {

    static final String TAG_LIST_PAGE = "swr_02_0035";

    private static final String PATH = "URI, path parameters, ";
    private static final String QUERY = "URI, query parameters, ";

    enum Rule {
        LIMIT_WITHOUT_OFFSET(QUERY + "limit"),
        OFFSET_WITHOUT_LIMIT(QUERY + "offset"),
        ORDER_COLUMN_WITHOUT_ORDER_TYPE(QUERY + "order_column"),
        ORDER_TYPE_WITHOUT_ORDER_COLUMN(QUERY + "order_type"),
        BAD_ORDER_COLUMN(QUERY + "order_column"),
        FILTER_OVERRIDES_PARAMETER(QUERY + "filter"),
        REPEATED_PARAMETER(QUERY + "each parameter is listed once"),
        UNKNOWN_PARAMETER(QUERY + "no other parameter is listed"),
        SLASH_IN_REPOSITORY(PATH + "repository: a slash is replaced by a dollar sign"),
        DOUBLE_SLASH(PATH + "URI: it begins with one slash"),
        STOPPED_EARLY("Response, header parameters, Content-Range"),
        FIRST_HUNDRED_ONLY(QUERY + "limit: 100 by default");

        private final String row;

        /** @param row table and row of the vendor's page */
        Rule(String row) {
            this.row = row;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Misuse(Rule rule, String message) {
        this(rule, message, TAG_LIST_PAGE);
    }

    /** Where the vendor documents the rule. */
    String source() {
        return "https://support.huaweicloud.com/intl/en-us/api-swr/" + page + ".html, " + rule.row;
    }

    /** The beginning of what a client sent, without splitting a surrogate pair. */
    static String excerpt(String sent, int maxLength) {
        if (sent.length() <= maxLength) {
            return sent;
        }
        int end = Character.isHighSurrogate(sent.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return sent.substring(0, end) + "…";
    }
}

package io.github.swremulator.control.finding;

/**
 * A misuse that a request shows.
 *
 * @param message what it is and what to do instead; the same for all requests that do the same
 * @param page of the vendor's that says so
 */
record Sighting(Misuse misuse, String message, String page) {

    static final String TAG_LIST_PAGE = "swr_02_0035";

    Sighting(Misuse misuse, String message) {
        this(misuse, message, TAG_LIST_PAGE);
    }

    /** Where it is written that it is wrong. */
    String source() {
        return "https://support.huaweicloud.com/intl/en-us/api-swr/" + page + ".html, " + misuse.part();
    }
}

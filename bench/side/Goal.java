package side;

/**
 * What is wanted of a figure, and what it is.
 *
 * @param page which pages were asked: the same again and again, which a server may keep, or others each time
 * @param unit of the figure, such as ms, or × for a ratio
 * @param than what a ratio compares with
 */
record Goal(String measure, String page, boolean atLeast, double bound, String unit, String than, Figures measured) {

    static Goal atLeast(double bound, String than, String measure, String page, Figures ratio) {
        return new Goal(measure, page, true, bound, "×", than, ratio);
    }

    static Goal atMost(double bound, String than, String measure, String page, Figures ratio) {
        return new Goal(measure, page, false, bound, "×", than, ratio);
    }

    static Goal within(double bound, String unit, String measure, String page, Figures measured) {
        return new Goal(measure, page, false, bound, unit, "", measured);
    }

    String wanted() {
        return "%s %s %s %s"
                .formatted(atLeast ? "≥" : "≤", plain(bound), unit, than)
                .strip();
    }

    String met() {
        if (reachedBy(atLeast ? measured.min() : measured.max())) {
            return "yes";
        }
        return reachedBy(measured.median()) ? "in the median" : "no";
    }

    private boolean reachedBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    private static String plain(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "");
    }
}

package side;

/**
 * A goal and the measured figure.
 *
 * @param page the kind of pages, see {@link Measure}
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
        String plain = Double.toString(bound).replaceFirst("\\.0$", "");
        return "%s %s %s %s".formatted(atLeast ? "≥" : "≤", plain, unit, than).strip();
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
}

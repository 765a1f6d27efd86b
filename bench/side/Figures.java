package side;

import java.util.Collection;

/** The median of what was measured, and its spread. */
record Figures(double median, double min, double max) {

    static Figures of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Figures(middle(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    static Figures of(double value) {
        return new Figures(value, value, value);
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Such as {@code 3.1 (2.9–3.4)}. */
    @Override
    public String toString() {
        return min == max ? text(median) : "%s (%s–%s)".formatted(text(median), text(min), text(max));
    }

    /** With three digits that count, or all before the point. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "∞";
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return format.formatted(value);
    }
}

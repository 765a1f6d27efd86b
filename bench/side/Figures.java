package side;

import java.util.Collection;

/** The median, minimum and maximum of what was measured. */
record Figures(double median, double min, double max) {

    static Figures of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Figures(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Figures of(double value) {
        return new Figures(value, value, value);
    }

    /** Such as {@code 3.1 (2.9–3.4)}. */
    @Override
    public String toString() {
        return min == max ? text(median) : "%s (%s–%s)".formatted(text(median), text(min), text(max));
    }

    /** With three significant digits, or all before the point. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "∞";
        }
        double size = Math.abs(value);
        return (size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f").formatted(value);
    }
}

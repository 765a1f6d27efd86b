package side;

import module java.base;

/** All that a run has measured, round by round. */
class Samples {

    /** Units of the figures. */
    static final String PER_SECOND = "calls per second";
    static final String CPU_MICROS = "µs of CPU time per call";
    static final String MEDIAN = "median, ms";
    static final String P99 = "p99, ms";
    static final String WALL = "ms";
    static final String CPU = "ms of CPU time";
    static final String MIB = "MiB";
    static final String GROWTH = "at the end × after a minute";
    static final String SECONDS = "s";

    /** In the order of the measurement. */
    private final Map<Key, List<Double>> values = new LinkedHashMap<>();

    /** What a server did, in a unit. */
    record Key(String server, String work, String unit) {}

    /** A median with the minimum and the maximum, such as {@code 3.1 (2.9–3.4)}. */
    record Figures(double median, double min, double max) {

        static Figures of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
            return new Figures(median, sorted.getFirst(), sorted.getLast());
        }

        @Override
        public String toString() {
            return min == max ? text(median) : "%s (%s–%s)".formatted(text(median), text(min), text(max));
        }

        /** With three significant digits, or all before the point. */
        static String text(double value) {
            return (value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f").formatted(value);
        }
    }

    void add(String server, String work, String unit, double value) {
        values.computeIfAbsent(new Key(server, work, unit), _ -> new ArrayList<>()).add(value);
    }

    Optional<Figures> figures(Key key) {
        return Optional.ofNullable(values.get(key)).map(Figures::of);
    }

    /** The figures divided by others of the same rounds. */
    Optional<Figures> ratio(Key key, Key other) {
        List<Double> values = this.values.getOrDefault(key, List.of());
        List<Double> others = this.values.getOrDefault(other, List.of());
        int rounds = Math.min(values.size(), others.size());
        List<Double> ratios = IntStream.range(0, rounds).mapToObj(n -> values.get(n) / others.get(n)).toList();
        return rounds == 0 ? Optional.empty() : Optional.of(Figures.of(ratios));
    }

    Stream<Key> keys() {
        return values.keySet().stream();
    }
}

package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The results of several subjects, round by round. Each round measures all of them in turn, so that whatever else the machine
 * does affects all of them.
 */
record Rounds<K, T>(Map<K, List<T>> results) {

    interface Measurement<K, T> {
        T take(K subject, int round) throws IOException, InterruptedException;
    }

    static <K, T> Rounds<K, T> inTurn(int rounds, Collection<K> subjects, Measurement<K, T> measurement)
            throws IOException, InterruptedException {
        Map<K, List<T>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (K subject : subjects) {
                results.computeIfAbsent(subject, _ -> new ArrayList<>()).add(measurement.take(subject, round));
            }
        }
        return new Rounds<>(results);
    }

    boolean has(K subject) {
        return results.containsKey(subject);
    }

    Figures figures(K subject, ToDoubleFunction<T> figure) {
        return Figures.of(values(subject, figure));
    }

    /** A subject's figure divided by another one's of the same round. */
    Figures ratio(K subject, K other, ToDoubleFunction<T> figure) {
        return ratio(values(subject, figure), values(other, figure));
    }

    /** A subject's figure divided by another figure of the same round. */
    Figures ratio(K subject, ToDoubleFunction<T> figure, ToDoubleFunction<T> other) {
        return ratio(values(subject, figure), values(subject, other));
    }

    /** The largest figure of each round. */
    Figures most(ToDoubleFunction<T> figure) {
        return Figures.of(mostOfEach(figure));
    }

    Figures mostRatio(K other, ToDoubleFunction<T> figure) {
        return ratio(mostOfEach(figure), values(other, figure));
    }

    private List<Double> mostOfEach(ToDoubleFunction<T> figure) {
        return results.keySet().stream()
                .map(subject -> values(subject, figure))
                .reduce((values, others) -> pairs(values, others, Math::max))
                .orElseThrow();
    }

    private static Figures ratio(List<Double> values, List<Double> others) {
        return Figures.of(pairs(values, others, (value, other) -> value / other));
    }

    private static List<Double> pairs(List<Double> values, List<Double> others, DoubleBinaryOperator operator) {
        return IntStream.range(0, values.size())
                .mapToObj(round -> operator.applyAsDouble(values.get(round), others.get(round)))
                .toList();
    }

    private List<Double> values(K subject, ToDoubleFunction<T> figure) {
        return results.get(subject).stream().map(figure::applyAsDouble).toList();
    }
}

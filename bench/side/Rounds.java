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
 * What was measured of several, round by round. In each round all are asked one after the other, so that what else the
 * machine does meets all of them.
 */
record Rounds<K, T>(Map<K, List<T>> results) {

    interface Question<K, T> {
        T ask(K whom, int round) throws IOException, InterruptedException;
    }

    static <K, T> Rounds<K, T> inTurn(int rounds, Collection<K> all, Question<K, T> question)
            throws IOException, InterruptedException {
        Map<K, List<T>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (K whom : all) {
                results.computeIfAbsent(whom, _ -> new ArrayList<>()).add(question.ask(whom, round));
            }
        }
        return new Rounds<>(results);
    }

    boolean has(K whom) {
        return results.containsKey(whom);
    }

    Figures figures(K whom, ToDoubleFunction<T> figure) {
        return Figures.of(values(whom, figure));
    }

    /** How many times the other the one is, each time in the same round. */
    Figures ratio(K whom, K other, ToDoubleFunction<T> figure) {
        return ratio(whom, figure, other, figure);
    }

    Figures ratio(K whom, ToDoubleFunction<T> figure, K other, ToDoubleFunction<T> otherFigure) {
        return ratio(values(whom, figure), values(other, otherFigure));
    }

    /** Of the one of which most was measured, anew in each round. */
    Figures most(ToDoubleFunction<T> figure) {
        return Figures.of(mostOfEach(figure));
    }

    Figures mostRatio(K other, ToDoubleFunction<T> figure) {
        return ratio(mostOfEach(figure), values(other, figure));
    }

    private List<Double> mostOfEach(ToDoubleFunction<T> figure) {
        List<List<Double>> all =
                results.keySet().stream().map(whom -> values(whom, figure)).toList();
        return all.stream().reduce(Rounds::greater).orElseThrow();
    }

    private static List<Double> greater(List<Double> values, List<Double> others) {
        return pairs(values, others, Math::max);
    }

    private static Figures ratio(List<Double> values, List<Double> others) {
        return Figures.of(pairs(values, others, (value, other) -> value / other));
    }

    private static List<Double> pairs(List<Double> values, List<Double> others, DoubleBinaryOperator operator) {
        return IntStream.range(0, values.size())
                .mapToObj(round -> operator.applyAsDouble(values.get(round), others.get(round)))
                .toList();
    }

    private List<Double> values(K whom, ToDoubleFunction<T> figure) {
        return results.get(whom).stream().map(figure::applyAsDouble).toList();
    }
}

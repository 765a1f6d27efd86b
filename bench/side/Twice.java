package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Medians in milliseconds of some pages that were not asked before, and of the same pages, asked again. What fails takes
 * for ever.
 */
record Twice(double varied, double repeated) {

    static Twice ask(Connection connection, List<String> paths) throws IOException {
        return new Twice(median(connection, paths), median(connection, paths));
    }

    private static double median(Connection connection, List<String> paths) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (String path : paths) {
            Answer answer = connection.get(path);
            millis.add(answer.status() == 200 ? answer.millis() : Double.POSITIVE_INFINITY);
        }
        return Figures.of(millis).median();
    }
}

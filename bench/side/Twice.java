package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Medians in milliseconds of some pages that were not asked before, and of the same pages, asked again. What fails takes
 * for ever.
 */
record Twice(double varied, double repeated) {

    static Twice ask(Connection connection, List<String> paths) {
        return new Twice(median(connection, paths), median(connection, paths));
    }

    private static double median(Connection connection, List<String> paths) {
        List<Double> millis = new ArrayList<>();
        for (String path : paths) {
            millis.add(millis(connection, path));
        }
        return Figures.of(millis).median();
    }

    private static double millis(Connection connection, String path) {
        try {
            Answer answer = connection.get(path);
            return answer.status() == 200 ? answer.millis() : Double.POSITIVE_INFINITY;
        } catch (IOException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}

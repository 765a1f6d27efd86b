package side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Medians in milliseconds of some pages that were not asked before, and of the same pages, asked again. */
record Twice(double varied, double repeated) {

    static Twice ask(Connection connection, List<String> paths) throws IOException {
        return new Twice(median(connection, paths), median(connection, paths));
    }

    private static double median(Connection connection, List<String> paths) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (String path : paths) {
            Answer answer = connection.get(path);
            if (answer.status() != 200) {
                throw new Refusal(path + " is answered with " + answer.status());
            }
            millis.add(answer.millis());
        }
        return Figures.of(millis).median();
    }
}

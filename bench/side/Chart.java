package side;

import java.util.List;

/** Bars to be drawn, all of one scale. */
record Chart(String title, List<Bar> bars) {

    record Bar(String name, Figures figures) {}

    double max() {
        return bars.stream().mapToDouble(bar -> bar.figures().max()).max().orElseThrow();
    }
}

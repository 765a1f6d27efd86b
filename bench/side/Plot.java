package side;

import static side.Samples.*;

import module java.base;

/** Bar charts as SVG, one below the other, with a line from the minimum to the maximum; for light and dark pages. */
record Plot(Samples samples) {

    private static final String SVG = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 %d" role="img">
        <title>Start, first call, lists per second, memory: medians, minimum and maximum</title>
        <style>
          text { font: 13px sans-serif; fill: #24292f; }
          .title { font-weight: bold; }
          .other { fill: #8c959f; }
          .emulator { fill: #2f81f7; }
          .spread { stroke: #d1242f; stroke-width: 1.5; }
          @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
        </style>
        %s</svg>
        """;
    private static final String BAR = """
        <text x="0" y="%1$d">%2$s</text>
        <rect class="%3$s" x="220" y="%4$d" width="%5$.1f" height="16"/>
        <line class="spread" x1="%6$.1f" x2="%7$.1f" y1="%8$d" y2="%8$d"/>
        <text x="610" y="%1$d">%9$s</text>
        """;

    String svg() {
        StringBuilder drawn = new StringBuilder();
        int y = chart(drawn, 0, "Start to the first list of tags, ms (less is better)", Start.START, WALL);
        y = chart(drawn, y, "First call after ready, ms (less is better)", Start.FIRST_CALL, WALL);
        y = chart(drawn, y, "Lists of 100 tags per second, warm (more is better)", Page.HUNDRED.text, PER_SECOND);
        y = chart(drawn, y, "Resident memory when idle, MiB (less is better)", Start.IDLE, MIB);
        return SVG.formatted(y, drawn);
    }

    /** Returns where the next chart begins. */
    private int chart(StringBuilder drawn, int top, String title, String work, String unit) {
        List<Key> bars = samples.keys().filter(key -> key.work().equals(work) && key.unit().equals(unit)).toList();
        double most = bars.stream().mapToDouble(key -> samples.figures(key).orElseThrow().max()).max().orElse(1);
        drawn.append("<text class=\"title\" x=\"0\" y=\"%d\">%s</text>%n".formatted(top + 22, title));
        int y = top + 34;
        for (Key bar : bars) {
            Figures of = samples.figures(bar).orElseThrow();
            String kind = bar.server().startsWith("emulator") ? "emulator" : "other";
            drawn.append(BAR.formatted(y + 13, bar.server().replace("`", ""), kind, y, of.median() / most * 380,
                    220 + of.min() / most * 380, 220 + of.max() / most * 380, y + 8, of));
            y += 22;
        }
        return y;
    }
}

package side;

import java.util.List;

/** Bar charts as SVG, one below the other, with a line from the minimum to the maximum of each bar; for light and dark pages. */
record Plot(List<Chart> charts) {

    /** Bars of one scale. */
    record Chart(String title, List<Bar> bars) {}

    record Bar(String name, Figures figures) {}

    private static final int WIDTH = 760;
    private static final int LEFT = 220;
    private static final int LONGEST = 380;
    private static final int STEP = 22;
    private static final int TITLE = 34;
    private static final String STYLE = """
        <style>
          text { font: 13px sans-serif; fill: #24292f; }
          .title { font-weight: bold; }
          .other { fill: #8c959f; }
          .emulator { fill: #2f81f7; }
          .spread { stroke: #24292f; stroke-width: 1.5; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .other { fill: #6e7681; }
            .spread { stroke: #e6edf3; }
          }
        </style>
        """;

    String svg() {
        StringBuilder drawn = new StringBuilder();
        int y = 0;
        for (Chart chart : charts) {
            drawn.append(chart(chart, y));
            y += TITLE + STEP * chart.bars().size();
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n<title>%s</title>%n%s%s</svg>%n"
                .formatted(WIDTH, y, "Requests per second: medians, minimum and maximum", STYLE, drawn);
    }

    private static String chart(Chart chart, int y) {
        StringBuilder drawn = new StringBuilder(text("title", 0, y + 22, chart.title()));
        double max = chart.bars().stream().mapToDouble(bar -> bar.figures().max()).max().orElseThrow();
        int top = y + TITLE;
        for (Bar bar : chart.bars()) {
            drawn.append(bar(bar, top, LONGEST / max));
            top += STEP;
        }
        return drawn.toString();
    }

    private static String bar(Bar bar, int top, double scale) {
        Figures figures = bar.figures();
        String kind = bar.name().startsWith("emulator") ? "emulator" : "other";
        return text("name", 0, top + 13, bar.name())
                + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\"/>%n"
                        .formatted(kind, LEFT, top, figures.median() * scale)
                + "<line class=\"spread\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$d\" y2=\"%3$d\"/>%n"
                        .formatted(LEFT + figures.min() * scale, LEFT + figures.max() * scale, top + 8)
                + text("figure", LEFT + LONGEST + 10, top + 13, figures.toString());
    }

    private static String text(String kind, int x, int y, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, text);
    }
}

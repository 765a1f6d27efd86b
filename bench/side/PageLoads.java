package side;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What came of the loads of pages. */
record PageLoads(Rounds<Asked, Load> loads) {

    private static final String ONE = Page.ONE.toString();
    private static final String HUNDRED = Page.HUNDRED.toString();
    private static final String THOUSAND = Page.THOUSAND.toString();

    Outcome outcome(Collection<String> servers) {
        return new Outcome(
                goals(),
                List.of(
                        table("Requests per second", servers, Load::requestsPerSecond),
                        table("Median in milliseconds", servers, Load::medianMillis),
                        table("p99 in milliseconds", servers, Load::p99Millis)),
                Stream.of(Page.values()).map(page -> chart(page, servers)).toList());
    }

    private List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (String pages : List.of(HUNDRED, Asked.VARIED)) {
            goals.add(throughput(3, HUNDRED, pages, Peers.WIREMOCK));
            goals.add(throughput(2, HUNDRED, pages, Peers.MOCKSERVER));
            goals.add(throughput(0.35, HUNDRED, pages, Peers.NGINX));
        }
        goals.add(throughput(1.5, ONE, ONE, Peers.WIREMOCK));
        goals.add(throughput(1.2, ONE, ONE, Peers.MOCKSERVER));
        goals.add(throughput(3, THOUSAND, THOUSAND, Peers.WIREMOCK));
        goals.add(throughput(0.35, THOUSAND, THOUSAND, Peers.NGINX));
        for (String pages : List.of(HUNDRED, Asked.VARIED)) {
            goals.add(p99(pages));
        }
        for (String pages : List.of(HUNDRED, Asked.VARIED)) {
            if (loads.has(new Asked(Emulator.POSTGRESQL, pages))) {
                goals.add(postgresql(pages));
            }
        }
        return goals;
    }

    private Goal throughput(double bound, String page, String pages, String peer) {
        Figures ratio = loads.ratio(new Asked(Emulator.IMAGE, pages), new Asked(peer, page), Load::requestsPerSecond);
        return Goal.atLeast(bound, peer, page + ", requests per second", kind(pages), ratio);
    }

    private Goal p99(String pages) {
        Figures ratio =
                loads.ratio(new Asked(Emulator.IMAGE, pages), new Asked(Peers.WIREMOCK, HUNDRED), Load::p99Millis);
        return Goal.atMost(0.5, Peers.WIREMOCK, HUNDRED + ", p99", kind(pages), ratio);
    }

    private Goal postgresql(String pages) {
        Figures ratio = loads.ratio(
                new Asked(Emulator.POSTGRESQL, pages), new Asked(Emulator.IMAGE, pages), Load::requestsPerSecond);
        return Goal.atLeast(0.7, "H2", HUNDRED + " on PostgreSQL, requests per second", kind(pages), ratio);
    }

    private static String kind(String pages) {
        return pages.equals(Asked.VARIED) ? Asked.VARIED : Asked.REPEATED;
    }

    private Table table(String title, Collection<String> servers, ToDoubleFunction<Load> figure) {
        Table table = new Table(title, "", ONE, HUNDRED, THOUSAND, HUNDRED + ", " + Asked.VARIED);
        for (String server : servers) {
            table.row(
                    server,
                    cell(server, ONE, figure),
                    cell(server, HUNDRED, figure),
                    cell(server, THOUSAND, figure),
                    cell(server, Asked.VARIED, figure));
        }
        return table;
    }

    private Object cell(String server, String pages, ToDoubleFunction<Load> figure) {
        Asked asked = new Asked(server, pages);
        return loads.has(asked) ? loads.figures(asked, figure) : "";
    }

    private Chart chart(Page page, Collection<String> servers) {
        return new Chart(
                page + ", requests per second",
                servers.stream().map(server -> bar(server, page)).toList());
    }

    private Chart.Bar bar(String server, Page page) {
        return new Chart.Bar(server, loads.figures(new Asked(server, page.toString()), Load::requestsPerSecond));
    }
}

package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the pages of version 3 begin, as a walk through a repository was told. */
record Markers(String path, List<String> queries) {

    private static final Pattern NEXT = Pattern.compile("\"nextMarker\":\"([^\"]+)\"");

    static Markers walk(Server server, String repository) throws IOException {
        String path = "/v3/manage/namespaces/group/repos/" + repository + "/tags";
        List<String> queries = new ArrayList<>(List.of(""));
        for (Matcher next = next(server, path, ""); next.find(); next = next(server, path, queries.getLast())) {
            queries.add("&marker=" + next.group(1));
        }
        return new Markers(path, queries);
    }

    private static Matcher next(Server server, String path, String query) throws IOException {
        return NEXT.matcher(new String(server.body(path + "?limit=1000" + query), UTF_8));
    }

    int size() {
        return queries.size();
    }

    String page(int index) {
        return path + "?limit=100" + queries.get(index);
    }
}

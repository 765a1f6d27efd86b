package side;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the pages that every server replies to, each a whole repository. */
enum Page {
    ONE("one", 1),
    HUNDRED("hundred", 100),
    THOUSAND("thousand", 1000);

    private final String repository;
    private final int tags;

    Page(String repository, int tags) {
        this.repository = repository;
        this.tags = tags;
    }

    /** A seed with all of them. */
    static String seed() {
        return Stream.of(values()).map(page -> seed(page.repository, page.tags)).collect(Collectors.joining());
    }

    static String seed(String repository, int tags) {
        return "group/%s: [{count: %d, name: \"1.0.{n}\"}]%n".formatted(repository, tags);
    }

    static String tagsPath(String repository) {
        return "/v2/manage/namespaces/group/repos/" + repository + "/tags";
    }

    static Page named(String name) {
        return Stream.of(values())
                .filter(page -> page.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String repository() {
        return repository;
    }

    int tags() {
        return tags;
    }

    String file() {
        return repository + ".json";
    }

    String tagsPath() {
        return tagsPath(repository);
    }

    String path() {
        return tagsPath() + "?limit=" + tags + "&offset=0";
    }

    String contentRange() {
        return "0-%d/%d".formatted(tags, tags);
    }

    @Override
    public String toString() {
        return tags == 1 ? "1-tag page" : "%,d-tag page".formatted(tags);
    }
}

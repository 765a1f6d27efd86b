package side;

import module java.base;

/** What servers are asked for, each in a repository of its own. */
enum Page {
    ONE("1-tag page", "one", 1),
    HUNDRED("100-tag page", "hundred", 100),
    THOUSAND("1,000-tag page", "thousand", 1000),
    /** Never the same twice, see varied.lua; of the emulator only. */
    VARIED("100-tag page, varied", "many", 2000);

    final String text;
    final String repository;
    final int tags;

    Page(String text, String repository, int tags) {
        this.text = text;
        this.repository = repository;
        this.tags = tags;
    }

    /** A seed with the repositories of all pages. */
    static String seed() {
        return Stream.of(values()).map(page -> seed(page.repository, page.tags)).collect(Collectors.joining());
    }

    static String seed(String repository, int tags) {
        return "group/%s: [{count: %d, name: \"1.0.{n}\"}]\n".formatted(repository, tags);
    }

    static String list(String repository) {
        return "/v2/manage/namespaces/group/repos/" + repository + "/tags";
    }

    String path() {
        return list(repository) + "?limit=" + tags + "&offset=0";
    }
}

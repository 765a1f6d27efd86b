package side;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that every server replies to; each is a whole repository. */
enum Page {
    ONE("one", 1),
    HUNDRED("hundred", 100),
    THOUSAND("thousand", 1000);

    private static final List<String> ORDERS = List.of(
            "",
            "&order_column=updated_at&order_type=asc",
            "&order_column=updated_at&order_type=desc",
            "&order_column=tag&order_type=asc",
            "&order_column=tag&order_type=desc");

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
        return Stream.of(values()).filter(page -> page.toString().equals(name)).findFirst().orElseThrow();
    }

    /** Pages of about 100 tags at random offsets in random orders, like those of varied.lua. */
    Supplier<String> varied() {
        RandomGenerator random = RandomGenerator.getDefault();
        return () -> {
            int limit = random.nextInt(96, 105);
            String order = ORDERS.get(random.nextInt(ORDERS.size()));
            return "%s?limit=%d&offset=%d%s".formatted(tagsPath(), limit, random.nextInt(tags - limit + 1), order);
        };
    }

    String repository() {
        return repository;
    }

    int tags() {
        return tags;
    }

    String tagsPath() {
        return tagsPath(repository);
    }

    String path() {
        return tagsPath() + "?limit=" + tags + "&offset=0";
    }

    @Override
    public String toString() {
        return tags == 1 ? "1-tag page" : "%,d-tag page".formatted(tags);
    }
}

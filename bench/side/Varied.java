package side;

import java.util.List;
import java.util.random.RandomGenerator;

/** Pages of about 100 tags at random offsets in random orders, as varied.lua makes them. */
record Varied(String repository, int tags, RandomGenerator random) {

    private static final List<String> ORDERS = List.of(
            "",
            "&order_column=updated_at&order_type=asc",
            "&order_column=updated_at&order_type=desc",
            "&order_column=tag&order_type=asc",
            "&order_column=tag&order_type=desc");

    Varied(String repository, int tags) {
        this(repository, tags, RandomGenerator.getDefault());
    }

    String path() {
        int limit = random.nextInt(96, 105);
        int offset = random.nextInt(tags - limit + 1);
        String order = ORDERS.get(random.nextInt(ORDERS.size()));
        return "%s?limit=%d&offset=%d%s".formatted(Page.tagsPath(repository), limit, offset, order);
    }
}

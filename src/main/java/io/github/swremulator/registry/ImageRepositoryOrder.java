package io.github.swremulator.registry;

/** In which order image repositories are listed. Ties break by organization and name, so that pages neither repeat nor miss one. */
public enum ImageRepositoryOrder {
    NEWEST_FIRST("d.updatedAt desc"),
    OLDEST_FIRST("d.updatedAt"),
    NAME_ASCENDING("r.name"),
    NAME_DESCENDING("r.name desc"),
    ORGANIZATION_ASCENDING("o.name"),
    ORGANIZATION_DESCENDING("o.name desc"),
    FEWEST_TAGS_FIRST("d.tagCount"),
    MOST_TAGS_FIRST("d.tagCount desc"),
    PRIVATE_FIRST("d.isPublic"),
    PUBLIC_FIRST("d.isPublic desc");

    private final String clause;

    ImageRepositoryOrder(String clause) {
        this.clause = clause;
    }

    String clause() {
        return clause + ", o.name, r.name";
    }
}

package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * The conditions that listed image repositories meet; null for none.
 *
 * @param organizationPart a part of the organization's name
 * @param namePart a part of the image repository's name
 */
public record ImageRepositoryQuery(
        @Nullable OrganizationName organization,
        @Nullable String organizationPart,
        @Nullable String namePart,
        @Nullable Category category,
        @Nullable Boolean isPublic) {

    /** An order of image repositories. Ties break by organization and name, so that pages neither repeat nor miss one. */
    public enum Order {
        NEWEST_FIRST("r.updatedAt desc"),
        OLDEST_FIRST("r.updatedAt"),
        NAME_ASCENDING("r.name"),
        NAME_DESCENDING("r.name desc"),
        ORGANIZATION_ASCENDING("o.name"),
        ORGANIZATION_DESCENDING("o.name desc"),
        FEWEST_TAGS_FIRST("c.tagCount"),
        MOST_TAGS_FIRST("c.tagCount desc"),
        PRIVATE_FIRST("r.isPublic"),
        PUBLIC_FIRST("r.isPublic desc");

        private final String clause;

        Order(String clause) {
            this.clause = clause;
        }

        /** As HQL writes it. */
        String clause() {
            return clause + ", o.name, r.name";
        }
    }
}

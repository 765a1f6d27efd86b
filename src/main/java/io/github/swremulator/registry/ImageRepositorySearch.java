package io.github.swremulator.registry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queries of a list of image repositories: those that match, and of these the ones that somebody may see. */
final class ImageRepositorySearch {

    private static final String VISIBLE = """
            (:everything = true
            or (:itsAccount = true and (o.accountId = :account or (o.accountId is null and :ownsUnowned = true)))
            or exists (select 1 from Permission p where p.worldId = r.worldId and p.organization = r.organization
                and p.userId = :user and (p.repository is null or p.repository = r.name)))""";

    private final EntityManager entityManager;
    private final StringBuilder conditions = new StringBuilder(VISIBLE);
    private final Map<String, Object> parameters = new HashMap<>();

    /** An image repository with its organization, and how many tags it has. */
    record Row(ImageRepository repository, Organization organization, long tags) {}

    ImageRepositorySearch(EntityManager entityManager, long world, ImageRepositoryQuery query, Actor actor) {
        this.entityManager = entityManager;
        parameters.put("world", world);
        parameters.put("everything", actor.seesEverything());
        parameters.put("itsAccount", actor.seesItsAccount());
        parameters.put("account", actor.accountId());
        parameters.put("ownsUnowned", actor.ownsUnowned());
        parameters.put("user", actor.userId());
        where(
                "o.name = :organization",
                "organization",
                query.organization() == null ? null : query.organization().value());
        where("o.name like :organizationPart escape '!'", "organizationPart", like(query.organizationPart()));
        where("r.name like :namePart escape '!'", "namePart", like(query.namePart()));
        where(
                "r.category = :category",
                "category",
                query.category() == null ? null : query.category().value());
        where("r.isPublic = :isPublic", "isPublic", query.isPublic());
    }

    /** Only those whose number is higher, or null for all. */
    ImageRepositorySearch after(@Nullable Long repoId) {
        where("r.repoId > :after", "after", repoId);
        return this;
    }

    /** Only those of one number. */
    ImageRepositorySearch numbered(long repoId) {
        where("r.repoId = :repoId", "repoId", repoId);
        return this;
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable String like(@Nullable String part) {
        return part == null ? null : LikePattern.containing(part);
    }

    long count() {
        return query("select count(r)" + from(), Long.class).getSingleResult();
    }

    /** @param order as HQL writes it */
    List<Row> list(String order, long offset, int limit) {
        return query("select r, o, c.tagCount" + from() + " order by " + order, Row.class)
                .setFirstResult(Math.toIntExact(offset))
                .setMaxResults(limit)
                .getResultList();
    }

    private String from() {
        return " from ImageRepository r join Organization o on o.worldId = r.worldId and o.name = r.organization"
                + " join Content c on c.id = r.contentId where r.worldId = :world and " + conditions;
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type) {
        TypedQuery<T> query = entityManager.createQuery(hql, type);
        parameters.forEach(query::setParameter);
        return query;
    }
}

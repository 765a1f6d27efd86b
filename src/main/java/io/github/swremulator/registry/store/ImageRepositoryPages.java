package io.github.swremulator.registry.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.ImageRepositoryQuery;
import io.github.swremulator.registry.ImageRepositoryView;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads image repositories with their organizations and with what their tags add up to. */
@Component
public class ImageRepositoryPages {

    private static final String VISIBLE = """
            (:everything = true
            or (:itsAccount = true and (o.accountId = :account or (o.accountId is null and :ownsUnowned = true)))
            or exists (select 1 from Permission p where p.worldId = r.worldId and p.organization = r.organization
                and p.userId = :user and (p.repository is null or p.repository = r.name)))""";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final EntityManager entityManager;
    private final Tags tags;

    /** An image repository with its organization, and how many tags it has. */
    public record Row(ImageRepository repository, Organization organization, long tags) {

        private long content() {
            return repository.contentId();
        }
    }

    ImageRepositoryPages(EntityManager entityManager, Tags tags) {
        this.entityManager = entityManager;
        this.tags = tags;
    }

    /** The image repositories of a world that match a query, and that the actor may see. */
    public Search search(long world, ImageRepositoryQuery query, Actor actor) {
        return new Search(world, query, actor);
    }

    /**
     * Adds to image repositories what only their tags know, for all of them at once.
     *
     * @param withTagNames whether to add the names of the tags, which may be many
     */
    public List<ImageRepositoryView> views(List<Row> rows, boolean withTagNames) {
        List<Long> contents = rows.stream().map(Row::content).toList();
        if (contents.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> sizes = tags.sumSizes(contents).stream()
                .collect(toMap(
                        Tags.Size::content, size -> size.bytes().min(LARGEST).longValue()));
        Map<Long, List<String>> names = withTagNames
                ? tags.listNames(contents).stream()
                        .collect(groupingBy(Tags.Name::content, mapping(Tags.Name::name, toList())))
                : Map.of();
        return rows.stream()
                .map(row ->
                        view(row, sizes.getOrDefault(row.content(), 0L), names.getOrDefault(row.content(), List.of())))
                .toList();
    }

    private static ImageRepositoryView view(Row row, long size, List<String> tagNames) {
        ImageRepository repository = row.repository();
        return new ImageRepositoryView(
                repository.organization(),
                repository.name(),
                repository.repoId(),
                row.organization().organizationId(),
                row.organization().accountId(),
                repository.category(),
                repository.description(),
                repository.isPublic(),
                repository.creatorId(),
                repository.creatorName(),
                repository.createdAt(),
                repository.updatedAt(),
                size,
                row.tags(),
                repository.downloads(),
                tagNames);
    }

    /** A query with the conditions that it has, and no others: so the databases choose an index for each. */
    public final class Search {

        private final StringBuilder conditions = new StringBuilder(VISIBLE);
        private final Map<String, Object> parameters = new HashMap<>();

        private Search(long world, ImageRepositoryQuery query, Actor actor) {
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
            where("locate(:organizationPart, o.name) > 0", "organizationPart", query.organizationPart());
            where("locate(:namePart, r.name) > 0", "namePart", query.namePart());
            where(
                    "r.category = :category",
                    "category",
                    query.category() == null ? null : query.category().value());
            where("r.isPublic = :isPublic", "isPublic", query.isPublic());
        }

        /** Only those whose number is higher, or all for null. */
        public Search after(@Nullable Long repoId) {
            return where("r.repoId > :after", "after", repoId);
        }

        /** Only those of one number. */
        public Search numbered(long repoId) {
            return where("r.repoId = :repoId", "repoId", repoId);
        }

        private Search where(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.append(" and ").append(condition);
                parameters.put(name, value);
            }
            return this;
        }

        public long count() {
            return query("select count(r)", "", Long.class).getSingleResult();
        }

        /** Lists some of them, in an order as HQL writes it. */
        public List<Row> list(String order, long offset, int limit) {
            return query("select r, o, c.tagCount", " order by " + order, Row.class)
                    .setFirstResult(Math.toIntExact(offset))
                    .setMaxResults(limit)
                    .getResultList();
        }

        private <T> TypedQuery<T> query(String select, String order, Class<T> type) {
            TypedQuery<T> query = entityManager.createQuery(
                    select + ImageRepositories.WITH_ORGANIZATION
                            + " join Content c on c.id = r.contentId where r.worldId = :world and " + conditions
                            + order,
                    type);
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}

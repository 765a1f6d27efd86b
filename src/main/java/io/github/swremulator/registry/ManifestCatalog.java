package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.store.Blobs;
import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Manifests;
import io.github.swremulator.registry.store.Manifests.Known;
import io.github.swremulator.registry.store.Tag;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.store.UntaggedManifests;
import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The manifests of image repositories, as clients push and pull them. Every method throws {@link WorldException} when there is no
 * such session.
 */
@Service
public class ManifestCatalog {

    /** An image repository {@code r} of a session {@code s}. */
    private static final String IN_REPOSITORY = """
            FROM session s JOIN image_repository r
                ON r.world_id = s.world_id AND r.organization = :organization AND r.name = :repository
            """;
    /** Its content holds the manifest {@code m}. */
    private static final String HELD = """
            (EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id AND t.content_id = r.content_id)
            OR EXISTS (SELECT 1 FROM untagged_manifest u WHERE u.manifest_id = m.id AND u.content_id = r.content_id))
            """;

    private static final String BY_TAG = "SELECT m.digest, m.content " + IN_REPOSITORY
            + "JOIN tag t ON t.content_id = r.content_id AND t.name = :reference"
            + " JOIN manifest m ON m.id = t.manifest_id WHERE s.name = :session";
    private static final String BY_DIGEST = "SELECT m.digest, m.content " + IN_REPOSITORY
            + "JOIN manifest m ON m.digest = :reference WHERE s.name = :session AND " + HELD;
    private static final String REFERRERS = "SELECT m.digest, m.content " + IN_REPOSITORY
            + "JOIN manifest_subject o ON o.digest = :reference JOIN manifest m ON m.id = o.manifest_id"
            + " WHERE s.name = :session AND " + HELD + "ORDER BY m.id";
    private static final String TAGS = "SELECT t.name " + IN_REPOSITORY
            + "JOIN tag t ON t.content_id = r.content_id WHERE s.name = :session AND t.name > :reference"
            + " ORDER BY t.content_id, t.name FETCH FIRST :limit ROWS ONLY";

    private final Worlds worlds;
    private final ImageRepositoryCatalog catalog;
    private final ImageRepositories repositories;
    private final Manifests manifests;
    private final Tags tags;
    private final UntaggedManifests untagged;
    private final Blobs blobs;
    private final TagEditor editor;
    private final ManifestReferences references;
    private final Contents contents;
    private final EntityManager entityManager;
    private final JdbcClient jdbc;

    /** A manifest of an image repository. */
    public record Stored(Digest digest, String content) {

        private static Stored read(ResultSet row, int number) throws SQLException {
            return new Stored(
                    new Digest(row.getString("digest")), new String(row.getBytes("content"), StandardCharsets.UTF_8));
        }
    }

    ManifestCatalog(
            Worlds worlds,
            ImageRepositoryCatalog catalog,
            ImageRepositories repositories,
            Manifests manifests,
            Tags tags,
            UntaggedManifests untagged,
            Blobs blobs,
            TagEditor editor,
            ManifestReferences references,
            Contents contents,
            EntityManager entityManager,
            JdbcClient jdbc) {
        this.worlds = worlds;
        this.catalog = catalog;
        this.repositories = repositories;
        this.manifests = manifests;
        this.tags = tags;
        this.untagged = untagged;
        this.blobs = blobs;
        this.editor = editor;
        this.references = references;
        this.contents = contents;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
    }

    /** Finds what a tag points to. */
    public Optional<Stored> find(
            SessionName session, OrganizationName organization, RepositoryName repository, TagName tag) {
        return query(BY_TAG, session, organization, repository, tag.value())
                .query(Stored::read)
                .optional();
    }

    /** Finds a manifest by its digest. */
    public Optional<Stored> find(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return query(BY_DIGEST, session, organization, repository, digest.value())
                .query(Stored::read)
                .optional();
    }

    /** The manifests whose subject has a digest, in the order in which they were stored. */
    public List<Stored> referrers(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest subject) {
        return query(REFERRERS, session, organization, repository, subject.value())
                .query(Stored::read)
                .list();
    }

    /**
     * The names of tags, sorted by byte.
     *
     * @param after only those behind it; all for an empty text
     */
    public List<String> tagNames(
            SessionName session, OrganizationName organization, RepositoryName repository, String after, int limit) {
        return query(TAGS, session, organization, repository, after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec query(
            String sql,
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            String reference) {
        return jdbc.sql(sql)
                .param("session", session.value())
                .param("organization", organization.value())
                .param("repository", repository.value())
                .param("reference", reference);
    }

    /**
     * Stores a manifest. Creates the image repository, which is private then, and creates or moves the tag.
     *
     * @param tag null for a manifest that is only found by its digest
     * @throws RegistryException when there is no such organization, or a quota is used up
     * @throws MissingReferenceException when a blob or a manifest that it refers to is missing
     */
    public void push(
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            @Nullable TagName tag,
            PushedManifest pushed,
            Actor actor) {
        worlds.edit(session, world -> {
            ImageRepository owned = catalog.own(world, organization, repository, actor);
            Set<String> there = requireReferences(world, owned, pushed);
            List<Known> known = manifests.listKnown(
                    owned.contentId(), new String[] {pushed.digest().value()});
            Optional<Known> held = known.stream().filter(Known::isHeld).findFirst();
            Manifest stored = held.map(same -> manifests.getReferenceById(same.id()))
                    .orElseGet(() -> findOrCreate(known, owned, pushed));
            entityManager.flush();
            blobs.refer(
                    stored.id(),
                    there,
                    values(Stream.ofNullable(pushed.subject()).toList()).toList());
            if (tag == null) {
                references.keep(owned.contentId(), stored);
                owned.updated(world.now());
                contents.changed(owned.contentId(), 0);
            } else {
                editor.point(world, owned, tag, stored);
                if (held.isPresent()) {
                    entityManager.flush();
                    untagged.deleteAll(owned.contentId(), List.of(stored));
                }
            }
        });
    }

    /** Returns the blobs of the manifest. */
    private Set<String> requireReferences(World world, ImageRepository owned, PushedManifest pushed) {
        Set<String> there = blobs.use(
                world,
                owned.organization(),
                owned.name(),
                values(pushed.blobs()).toList());
        List<Digest> missingBlobs = pushed.blobs().stream()
                .filter(blob -> !there.contains(blob.value()))
                .toList();
        List<Digest> missingManifests = pushed.manifests().stream()
                .filter(child ->
                        manifests.findHeld(owned.contentId(), child.value()).isEmpty())
                .toList();
        if (!missingBlobs.isEmpty() || !missingManifests.isEmpty()) {
            throw new MissingReferenceException(missingBlobs, missingManifests);
        }
        return there;
    }

    private static Stream<String> values(List<Digest> digests) {
        return digests.stream().map(Digest::value).distinct();
    }

    /** A manifest that another image repository holds is stored already, if the same is reported of it. */
    private Manifest findOrCreate(List<Known> sameDigest, ImageRepository owned, PushedManifest pushed) {
        NewManifest.Facts derived = new NewManifest(pushed.content(), pushed.digest(), null, null, null, null).facts();
        NewManifest.Facts facts = derived.isIndex() ? derived.withSize(size(owned, pushed.manifests())) : derived;
        Digest sha256 = pushed.digest().isSha256() ? pushed.digest() : Digest.of(pushed.content());
        return sameDigest.stream()
                .filter(known ->
                        known.sha256().equals(sha256.value()) && known.facts().equals(facts))
                .findFirst()
                .map(known -> manifests.getReferenceById(known.id()))
                .orElseGet(() -> manifests.save(new Manifest(pushed.content(), sha256, facts)));
    }

    private long size(ImageRepository owned, List<Digest> children) {
        return children.stream()
                .flatMap(child -> manifests.findHeld(owned.contentId(), child.value()).stream())
                .mapToLong(Manifest::size)
                .reduce(0, Math::addExact);
    }

    /**
     * Deletes a manifest and all tags that point to it; returns whether it was there.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public boolean delete(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return worlds.compute(session, world -> {
            ImageRepository found = repositories.get(world.id(), organization, repository);
            Optional<Manifest> deleted = manifests.findHeld(found.contentId(), digest.value());
            deleted.ifPresent(manifest -> {
                found.setContent(contents.own(found.contentId()));
                List<Tag> pointing = tags.findAllByContentIdAndManifest(found.contentId(), manifest);
                pointing.forEach(tags::delete);
                entityManager.flush();
                references.drop(found.contentId(), manifest);
                found.updated(world.now());
                contents.changed(found.contentId(), -pointing.size());
            });
            return deleted.isPresent();
        });
    }

    /**
     * Deletes a tag; returns whether it was there.
     *
     * @throws RegistryException when there is no such organization or image repository
     */
    public boolean delete(SessionName session, OrganizationName organization, RepositoryName repository, TagName tag) {
        try {
            editor.delete(session, organization, repository, tag);
            return true;
        } catch (RegistryException e) {
            if (e.reason() == RegistryException.Reason.TAG_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}

package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.world.Collector;
import io.github.swremulator.registry.world.Table;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The manifests that contents hold, by a tag or without one. A document is kept once, whatever holds it. */
@Component
@Order(5)
class ManifestTable implements Table {

    private static final String KNOWN = """
            SELECT m.id, m.digest, m.sha256, m.schema_version, m.image_id, m.size, m.image_index,
                CASE WHEN EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id AND t.content_id = :content)
                    OR EXISTS (SELECT 1 FROM untagged_manifest u WHERE u.manifest_id = m.id AND u.content_id = :content)
                    THEN 1 ELSE 0 END
            FROM manifest m WHERE m.digest IN (:digests)
            AND NOT EXISTS (SELECT 1 FROM released_manifest r WHERE r.manifest_id = m.id)""";
    private static final String INDEXES = """
            SELECT COUNT(*) FROM manifest_child c WHERE c.digest = :digest AND c.manifest_id <> :manifest
            AND (EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = c.manifest_id AND t.content_id = :content)
                OR EXISTS (SELECT 1 FROM untagged_manifest u
                    WHERE u.manifest_id = c.manifest_id AND u.content_id = :content))""";

    private final JdbcClient jdbc;
    private final EntityManager entityManager;
    private final Manifests manifests;
    private final Tags tags;
    private final UntaggedManifests untagged;
    private final Collector collector;

    /** A manifest as far as another one of its digest must know, and whether the content holds it. */
    record Known(long id, Digest sha256, ManifestFacts facts, boolean isHeld) {}

    ManifestTable(
            JdbcClient jdbc,
            EntityManager entityManager,
            Manifests manifests,
            Tags tags,
            UntaggedManifests untagged,
            Collector collector) {
        this.jdbc = jdbc;
        this.entityManager = entityManager;
        this.manifests = manifests;
        this.tags = tags;
        this.untagged = untagged;
        this.collector = collector;
    }

    @Override
    public Rows rows() {
        return new Rows("untagged_manifest", Owner.CONTENT, "manifest_id");
    }

    /** All that have one of these digests, but for those that are about to be deleted. */
    List<Known> find(long content, Collection<Digest> digests) {
        return jdbc.sql(KNOWN)
                .param("content", content)
                .param("digests", digests.stream().map(Digest::value).toList())
                .query(ManifestTable::known)
                .list();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        ManifestFacts facts = new ManifestFacts(
                new Digest(row.getString(2)), row.getInt(4), row.getString(5), row.getLong(6), row.getBoolean(7));
        return new Known(row.getLong(1), new Digest(row.getString(3)), facts, row.getInt(8) == 1);
    }

    Optional<Manifest> findHeld(long content, Digest digest) {
        return manifests.findHeld(content, digest.value());
    }

    Manifest reference(long id) {
        return manifests.getReferenceById(id);
    }

    Manifest create(String content, Digest sha256, ManifestFacts facts) {
        return manifests.save(new Manifest(content, sha256, facts, facts.isIndex() ? children(content) : Set.of()));
    }

    /** Of an index whose children were not known when it was created. */
    void resize(long id, long size) {
        manifests.resize(id, size);
    }

    /** Nothing where the document was blacked out. */
    private static Set<Digest> children(String content) {
        Set<Digest> digests = new LinkedHashSet<>();
        try {
            if (ImageDocument.parse(content) instanceof ImageIndex index) {
                index.manifests().forEach(child -> digests.add(child.digest()));
            }
        } catch (InvalidImageDocumentException e) {
            digests.clear();
        }
        return digests;
    }

    void holdUntagged(long content, Manifest manifest) {
        untagged.save(new UntaggedManifest(content, manifest));
    }

    /** A tag points to each of them now. */
    void tagged(long content, Collection<Manifest> tagged) {
        if (!tagged.isEmpty()) {
            untagged.deleteAll(content, tagged);
        }
    }

    /** After a tag that pointed to a manifest went, and another one was stored in its place. */
    void lostTag(long content, long manifest, boolean isToBeKept) {
        Manifest untaggedNow = reference(manifest);
        if (isToBeKept) {
            keep(content, untaggedNow);
        } else {
            remove(content, untaggedNow);
        }
    }

    /**
     * After a tag that pointed to a manifest went: one that neither a tag nor an index points to any more goes, too, and with
     * it what only it pointed to, however deep indexes are in each other.
     */
    void remove(long content, Manifest manifest) {
        entityManager.flush();
        List<Long> released = new ArrayList<>();
        Deque<Manifest> left = new ArrayDeque<>(List.of(manifest));
        while (!left.isEmpty()) {
            Manifest next = left.remove();
            if (isInAnIndex(content, next)) {
                keep(content, next);
            } else if (!tags.existsByContentIdAndManifest(content, next)) {
                untagged.deleteAll(content, List.of(next));
                released.add(next.id());
                next.children().forEach(child -> findHeld(content, child).ifPresent(left::add));
            }
        }
        if (!released.isEmpty()) {
            collector.releaseAfterCommit(released);
        }
    }

    private void keep(long content, Manifest manifest) {
        if (!tags.existsByContentIdAndManifest(content, manifest)
                && !untagged.existsByContentIdAndManifest(content, manifest)) {
            holdUntagged(content, manifest);
            entityManager.flush();
        }
    }

    private boolean isInAnIndex(long content, Manifest manifest) {
        return jdbc.sql(INDEXES)
                        .param("digest", manifest.facts().digest().value())
                        .param("manifest", manifest.id())
                        .param("content", content)
                        .query(Long.class)
                        .single()
                > 0;
    }
}

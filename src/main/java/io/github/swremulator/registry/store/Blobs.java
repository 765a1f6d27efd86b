package io.github.swremulator.registry.store;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The blobs whose bytes are stored, and what refers to them: manifests, and until one comes, the image repositories that they were
 * pushed to.
 */
@Component
@Order(6)
public class Blobs implements Table {

    /** Of a blob {@code b} and the session {@code s}: the image repository was given it, or has a manifest that refers to it. */
    private static final String VISIBLE = """
            (EXISTS (SELECT 1 FROM blob_link l WHERE l.world_id = s.world_id
                AND l.organization = :organization AND l.repository = :repository AND l.digest = b.digest)
            OR EXISTS (SELECT 1 FROM manifest_blob m JOIN tag t ON t.manifest_id = m.manifest_id
                JOIN image_repository r ON r.content_id = t.content_id
                WHERE m.digest = b.digest AND r.world_id = s.world_id
                AND r.organization = :organization AND r.name = :repository)
            OR EXISTS (SELECT 1 FROM manifest_blob m JOIN untagged_manifest u ON u.manifest_id = m.manifest_id
                JOIN image_repository r ON r.content_id = u.content_id
                WHERE m.digest = b.digest AND r.world_id = s.world_id
                AND r.organization = :organization AND r.name = :repository))""";

    private static final String UNUSED = """
            NOT EXISTS (SELECT 1 FROM manifest_blob m WHERE m.digest = blob.digest)
            AND NOT EXISTS (SELECT 1 FROM blob_link l WHERE l.digest = blob.digest)""";

    private final JdbcClient jdbc;

    Blobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Rows rows() {
        return new Rows("blob_link", Owner.WORLD, "organization, repository, digest, linked_at");
    }

    /** The size of a blob in an image repository, if it is there. */
    public OptionalLong size(
            SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return jdbc.sql("SELECT b.size FROM session s JOIN blob b ON b.digest = :digest WHERE s.name = :session AND "
                        + VISIBLE)
                .param("digest", digest.value())
                .param("session", session.value())
                .param("organization", organization.value())
                .param("repository", repository.value())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Those of some digests that are in an image repository. They cannot be deleted until the end of the transaction. */
    public Set<String> use(
            World world, OrganizationName organization, RepositoryName repository, Collection<String> digests) {
        if (digests.isEmpty()) {
            return Set.of();
        }
        jdbc.sql("UPDATE blob SET unused_since = NULL WHERE digest IN (:digests)")
                .param("digests", digests)
                .update();
        return Set.copyOf(jdbc.sql("SELECT b.digest FROM blob b, (SELECT CAST(:world AS BIGINT) AS world_id) s"
                        + " WHERE b.digest IN (:digests) AND " + VISIBLE)
                .param("world", world.id())
                .param("digests", digests)
                .param("organization", organization.value())
                .param("repository", repository.value())
                .query(String.class)
                .list());
    }

    /** Adds a blob unless it is known, and holds its lock until the end of the transaction. */
    public void add(Digest digest, long size) {
        if (!keep(digest)) {
            jdbc.sql("INSERT INTO blob (digest, size) VALUES (?, ?)")
                    .params(digest.value(), size)
                    .update();
        }
    }

    /** Holds the lock of a blob until the end of the transaction, and returns whether it is known. */
    public boolean keep(Digest digest) {
        return jdbc.sql("UPDATE blob SET unused_since = NULL WHERE digest = ?")
                        .param(digest.value())
                        .update()
                > 0;
    }

    /** Shows a known blob in an image repository. */
    public void link(World world, OrganizationName organization, RepositoryName repository, Digest digest) {
        unlink(world, organization, repository, digest);
        jdbc.sql("INSERT INTO blob_link (world_id, organization, repository, digest, linked_at)"
                        + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)")
                .params(world.id(), organization.value(), repository.value(), digest.value())
                .update();
    }

    public void unlink(World world, OrganizationName organization, RepositoryName repository, Digest digest) {
        jdbc.sql("DELETE FROM blob_link WHERE world_id = ? AND organization = ? AND repository = ? AND digest = ?")
                .params(world.id(), organization.value(), repository.value(), digest.value())
                .update();
    }

    /** No blob is shown any more only because it was pushed to an image repository. */
    public void unlinkAll(World world, OrganizationName organization, RepositoryName repository) {
        jdbc.sql("DELETE FROM blob_link WHERE world_id = ? AND organization = ? AND repository = ?")
                .params(world.id(), organization.value(), repository.value())
                .update();
    }

    /** Records the blobs that a manifest refers to, which are known, and its subject, if there is one. */
    public void refer(long manifest, Collection<String> digests, Collection<String> subject) {
        if (!digests.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO manifest_blob (manifest_id, digest)
                            SELECT CAST(:manifest AS BIGINT), b.digest FROM blob b WHERE b.digest IN (:digests)
                            AND NOT EXISTS (SELECT 1 FROM manifest_blob m
                                WHERE m.manifest_id = :manifest AND m.digest = b.digest)""").param("manifest", manifest).param("digests", digests).update();
        }
        for (String digest : subject) {
            jdbc.sql("""
                            INSERT INTO manifest_subject (manifest_id, digest)
                            SELECT CAST(:manifest AS BIGINT), CAST(:digest AS VARCHAR(135))
                            WHERE NOT EXISTS (SELECT 1 FROM manifest_subject WHERE manifest_id = :manifest)""").param("manifest", manifest).param("digest", digest).update();
        }
    }

    /** Deletes the links that are older than a time span, and notes which blobs nothing refers to. */
    public void findUnused(Duration linked) {
        jdbc.sql("DELETE FROM blob_link WHERE linked_at < ?")
                .param(before(linked))
                .update();
        jdbc.sql("UPDATE blob SET unused_since = CURRENT_TIMESTAMP WHERE unused_since IS NULL AND " + UNUSED)
                .update();
    }

    /** Some of those to which nothing has referred for a time span. */
    public List<String> listUnused(Duration unused) {
        return jdbc.sql("SELECT digest FROM blob WHERE unused_since < ? AND " + UNUSED + " FETCH FIRST 100 ROWS ONLY")
                .param(before(unused))
                .query(String.class)
                .list();
    }

    private OffsetDateTime before(Duration span) {
        return time().minus(span);
    }

    /** The time of the database's machine. */
    public OffsetDateTime time() {
        return jdbc.sql("SELECT CURRENT_TIMESTAMP").query(OffsetDateTime.class).single();
    }

    /** Deletes a blob that is still unused, and holds its lock until the end of the transaction; returns whether it was. */
    public boolean deleteUnused(String digest) {
        boolean isUnused = jdbc.sql("SELECT 1 FROM blob WHERE digest = ? AND unused_since IS NOT NULL FOR UPDATE")
                .param(digest)
                .query(Integer.class)
                .optional()
                .isPresent();
        // Another statement, since only it sees what was committed while this one waited for the lock.
        return isUnused
                && jdbc.sql("DELETE FROM blob WHERE digest = ? AND " + UNUSED)
                                .param(digest)
                                .update()
                        > 0;
    }

    /** Whether a blob is known; holds its lock until the end of the transaction, if it is. */
    public boolean isKnown(Digest digest) {
        return jdbc.sql("SELECT 1 FROM blob WHERE digest = ? FOR UPDATE")
                .param(digest.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}

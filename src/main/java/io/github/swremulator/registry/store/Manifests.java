package io.github.swremulator.registry.store;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest.Facts;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The manifests of all contents. A document is stored once, however many contents hold it. */
public interface Manifests extends Repository<Manifest, Long> {

    /** Of a manifest {@code m}: the content holds it, by a tag or without one. */
    String HELD = "(EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id AND t.content_id = :content)"
            + " OR EXISTS (SELECT 1 FROM untagged_manifest u WHERE u.manifest_id = m.id AND u.content_id = :content))";

    /** A manifest without its document, and 1 where the content holds it, or else 0. */
    record Known(
            long id,
            String digest,
            String sha256,
            int schemaVersion,
            String imageId,
            long size,
            boolean imageIndex,
            int held) {

        public Facts facts() {
            return new Facts(new Digest(digest), schemaVersion, imageId, size, imageIndex);
        }

        public boolean isHeld() {
            return held == 1;
        }
    }

    Manifest getReferenceById(Long id);

    Manifest save(Manifest manifest);

    /** Joined, since a list of digests would be parsed anew at each call. */
    String KNOWN = "SELECT m.id, m.digest, m.sha256, m.schema_version, m.image_id, m.size, m.image_index,"
            + " CASE WHEN " + HELD + " THEN 1 ELSE 0 END"
            + " FROM UNNEST(:digests) given (digest) JOIN manifest m ON m.digest = given.digest"
            + " WHERE NOT EXISTS (SELECT 1 FROM released_manifest r WHERE r.manifest_id = m.id) OR " + HELD;

    /** All that have one of these digests, except those that the content does not hold and that are about to be deleted. */
    @Query(value = KNOWN, nativeQuery = true)
    List<Known> listKnown(long content, String[] digests);

    /** What a content holds of a digest: one manifest at most. */
    @Query("select m from Manifest m where m.digest = :digest"
            + " and (exists (select 1 from Tag t where t.contentId = :content and t.manifest = m)"
            + " or exists (select 1 from UntaggedManifest u where u.contentId = :content and u.manifest = m))")
    Optional<Manifest> findHeld(long content, String digest);

    /** How many other manifests that the content holds list this digest. */
    @Query(
            value = "SELECT COUNT(*) FROM manifest_child c JOIN manifest m ON m.id = c.manifest_id"
                    + " WHERE c.digest = :digest AND c.manifest_id <> :manifest AND " + HELD,
            nativeQuery = true)
    long countIndexes(long content, String digest, long manifest);

    /** Only of a manifest that no other transaction can see yet. */
    @Modifying
    @Query("update Manifest m set m.size = :size where m.id = :id")
    void resize(long id, long size);
}

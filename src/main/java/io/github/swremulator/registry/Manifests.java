package io.github.swremulator.registry;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The manifests of all contents. */
interface Manifests extends Repository<Manifest, Long> {

    Manifest getReferenceById(Long id);

    Manifest save(Manifest manifest);

    /** What a content holds of a digest: one at the most. */
    @Query("select m from Manifest m where m.digest = :digest"
            + " and (exists (select 1 from Tag t where t.contentId = :content and t.manifest = m)"
            + " or exists (select 1 from UntaggedManifest u where u.contentId = :content and u.manifest = m))")
    Optional<Manifest> findHeld(long content, String digest);

    /** Only of one that nobody else can see yet. */
    @Modifying
    @Query("update Manifest m set m.size = :size where m.id = :id")
    void resize(long id, long size);
}

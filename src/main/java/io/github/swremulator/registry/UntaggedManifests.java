package io.github.swremulator.registry;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The manifests of all contents that no tag points to. */
interface UntaggedManifests extends Repository<UntaggedManifest, Long> {

    boolean existsByContentIdAndManifest(long content, Manifest manifest);

    UntaggedManifest save(UntaggedManifest untagged);

    @Modifying
    @Query("delete from UntaggedManifest u where u.contentId = :content and u.manifest in :manifests")
    void deleteAll(long content, Collection<Manifest> manifests);

    /** In the order in which they were written, after one. */
    @Query("select u from UntaggedManifest u join fetch u.manifest where u.contentId = :content and u.id > :after"
            + " order by u.contentId, u.id")
    List<UntaggedManifest> listWritten(long content, long after, Limit limit);
}

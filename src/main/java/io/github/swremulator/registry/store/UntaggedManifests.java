package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.Table;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The manifests that contents hold although none of their tags points to them. */
@Order(5)
public interface UntaggedManifests extends Repository<UntaggedManifest, Long>, Table {

    @Override
    default Rows rows() {
        return new Rows("untagged_manifest", Owner.CONTENT, "manifest_id");
    }

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

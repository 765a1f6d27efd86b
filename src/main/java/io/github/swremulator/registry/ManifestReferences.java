package io.github.swremulator.registry;

import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Manifests;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.store.UntaggedManifest;
import io.github.swremulator.registry.store.UntaggedManifests;
import io.github.swremulator.registry.world.Collector;
import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides which manifests a content still holds once a tag has gone, or points to another one. */
@Component
record ManifestReferences(
        Manifests manifests, Tags tags, UntaggedManifests untagged, EntityManager entityManager, Collector collector) {

    /** Holds a manifest without a tag, unless the content holds it already. */
    void keep(long content, Manifest manifest) {
        if (!tags.existsByContentIdAndManifest(content, manifest)
                && !untagged.existsByContentIdAndManifest(content, manifest)) {
            untagged.save(new UntaggedManifest(content, manifest));
            entityManager.flush();
        }
    }

    /** Releases a manifest that no tag points to, although an index may list it. */
    void drop(long content, Manifest manifest) {
        untagged.deleteAll(content, List.of(manifest));
        collector.releaseAfterCommit(List.of(manifest.id()));
        manifest.children()
                .forEach(child -> manifests.findHeld(content, child).ifPresent(held -> release(content, held)));
    }

    /**
     * Releases a manifest that neither a tag nor an index points to any more, and with it what only it pointed to, however deep
     * indexes are nested.
     */
    void release(long content, Manifest manifest) {
        entityManager.flush();
        List<Long> released = new ArrayList<>();
        Deque<Manifest> left = new ArrayDeque<>(List.of(manifest));
        while (!left.isEmpty()) {
            Manifest next = left.remove();
            if (manifests.countIndexes(content, next.digest(), next.id()) > 0) {
                keep(content, next);
            } else if (!tags.existsByContentIdAndManifest(content, next)) {
                untagged.deleteAll(content, List.of(next));
                released.add(next.id());
                next.children()
                        .forEach(child -> manifests.findHeld(content, child).ifPresent(left::add));
            }
        }
        if (!released.isEmpty()) {
            collector.releaseAfterCommit(released);
        }
    }
}

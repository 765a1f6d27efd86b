package io.github.swremulator.registry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** The columns of an image repository's content that queries read; written by {@link io.github.swremulator.registry.world.Contents}. */
@Entity
@Immutable
@SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // read by queries only
final class Content {

    @Id
    private Long id;

    private long tagCount;

    private Content() {}
}

package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** What queries read of an image repository's content. It is written by {@link io.github.swremulator.registry.world.Contents}. */
@Entity
@Immutable
@SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // is read by queries alone
class Content {

    @Id
    private Long id;

    private long revision;
    private long tagCount;

    protected Content() {}
}

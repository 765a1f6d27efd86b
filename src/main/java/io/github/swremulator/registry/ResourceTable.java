package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.util.List;

/** A table of what organizations or image repositories have, which loads, dumps and clears itself. */
interface ResourceTable<T> extends Table {

    /** Of the values in {@link Attachments}. */
    Class<T> type();

    /** Writes values, in place of those that contradict them. */
    void load(World world, ResourceName resource, List<T> values);

    /** All values, in an order that is the same on every database. */
    List<T> dump(long world, ResourceName resource);

    /** Before the organization or the image repository goes. */
    void clear(World world, ResourceName resource);
}

package io.github.swremulator.registry.store;

import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.util.List;

/** A table of values that organizations or image repositories have, which loads, dumps and clears itself. */
public interface ResourceTable<T> extends Table {

    /** The type of the values in {@link Attachments}. */
    Class<T> type();

    /** Writes values, replacing those that contradict them. */
    void load(World world, ResourceName resource, List<T> values);

    /** All values, in an order that is the same on every database. */
    List<T> dump(long world, ResourceName resource);

    /** Deletes all values, before the organization or the image repository is deleted. */
    void clear(World world, ResourceName resource);

    /** Loads the values of this table. */
    default void load(World world, ResourceName resource, Attachments attachments) {
        load(world, resource, attachments.of(type()));
    }

    /** Adds the values of this table to others. */
    default Attachments dump(long world, ResourceName resource, Attachments others) {
        return others.with(type(), dump(world, resource));
    }
}

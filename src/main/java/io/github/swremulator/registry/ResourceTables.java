package io.github.swremulator.registry;

import io.github.swremulator.registry.world.World;
import java.util.List;
import org.springframework.stereotype.Component;

/** All tables of what organizations and image repositories have. */
@Component
class ResourceTables {

    private final List<ResourceTable<?>> tables;

    ResourceTables(List<ResourceTable<?>> tables) {
        this.tables = tables;
    }

    void load(World world, ResourceName resource, Attachments attachments) {
        tables.forEach(table -> load(table, world, resource, attachments));
    }

    private static <T> void load(ResourceTable<T> table, World world, ResourceName resource, Attachments attachments) {
        table.load(world, resource, attachments.of(table.type()));
    }

    Attachments dump(long world, ResourceName resource) {
        Attachments dumped = Attachments.NONE;
        for (ResourceTable<?> table : tables) {
            dumped = dump(table, world, resource, dumped);
        }
        return dumped;
    }

    private static <T> Attachments dump(ResourceTable<T> table, long world, ResourceName resource, Attachments others) {
        return others.with(table.type(), table.dump(world, resource));
    }

    void clear(World world, ResourceName resource) {
        tables.forEach(table -> table.clear(world, resource));
    }
}

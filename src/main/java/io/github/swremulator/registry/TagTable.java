package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The tags of a content. */
@Component
@Order(4)
class TagTable implements Table {

    @Override
    public Rows rows() {
        return new Rows(
                "tag",
                Owner.CONTENT,
                "manifest_id, name, tag_id, trusted, scanned, created_at, updated_at, deleted_at, path, internal_path,"
                        + " account_id");
    }
}

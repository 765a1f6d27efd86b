package io.github.swremulator.manage.tag;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagNameFilter;
import io.github.swremulator.registry.TagOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The list of tags that a marker is of: in no other one is it good for anything. */
record MarkedList(
        OrganizationName organization,
        RepositoryName repository,
        TagOrder order,
        TagNameFilter.@Nullable Containing part) {

    /** Two lists never have the same bytes: none of the parts has a blank. */
    byte[] bytes() {
        String text = organization + " " + repository + " " + order + " " + (part == null ? "" : part.part());
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.control.call.Call;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagEditor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to the listed image repository before its page is answered. */
enum Change {
    @JsonProperty("push")
    PUSH,
    @JsonProperty("delete")
    DELETE,
    @JsonProperty("move")
    MOVE;

    private static final Logger log = LoggerFactory.getLogger(Change.class);

    /** Nothing happens where the call names no image repository that there can be, or the rule has ended. */
    void apply(Struck struck, TagEditor tags) {
        Call call = struck.call();
        if (call.namespace() == null || call.repository() == null) {
            return;
        }
        try {
            apply(struck, new OrganizationName(call.namespace()), new RepositoryName(call.repository()), tags);
        } catch (IllegalArgumentException e) {
            log.debug("no change, since it is the listing that says what is wrong", e);
        }
    }

    private void apply(Struck struck, OrganizationName organization, RepositoryName repository, TagEditor tags) {
        switch (this) {
            case PUSH -> tags.push(struck.session(), organization, repository, struck.still());
            case DELETE -> tags.deleteNewest(struck.session(), organization, repository, struck.still());
            case MOVE -> tags.moveOldest(struck.session(), organization, repository, struck.still());
        }
    }
}

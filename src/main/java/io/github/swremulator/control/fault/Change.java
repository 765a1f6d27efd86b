package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.control.call.Call;

/** What happens to the listed image repository before its page is answered. */
enum Change {
    @JsonProperty("push")
    PUSH,
    @JsonProperty("delete")
    DELETE,
    @JsonProperty("move")
    MOVE;

    void apply(Call call, DataChanges data) {
        String namespace = call.namespace();
        String repository = call.repository();
        if (namespace == null || repository == null) {
            return;
        }
        switch (this) {
            case PUSH -> data.push(namespace, repository);
            case DELETE -> data.delete(namespace, repository);
            case MOVE -> data.move(namespace, repository);
        }
    }
}

package io.github.swremulator.iam;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Where something is found, in Keystone's form. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Links(String self) {

    static Links to(String self) {
        return new Links(self);
    }
}

package io.github.swremulator.iam;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A project, as IAM tells of it. */
record Project(
        String id,
        String name,
        @JsonProperty("domain_id") String domainId,
        @JsonProperty("parent_id") String parentId,
        boolean enabled,
        @JsonProperty("is_domain") boolean isDomain,
        String description,
        Links links) {

    static Project of(Caller caller, String name, String self) {
        String id = id(caller, name);
        return new Project(
                id, name, caller.accountId(), caller.accountId(), true, false, "", Links.to(self + "/" + id));
    }

    /** The same wherever the account and the project are called so. */
    static String id(Caller caller, String name) {
        byte[] names = ("project\n" + caller.accountId() + "\n" + name).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(names).toString().replace("-", "");
    }
}

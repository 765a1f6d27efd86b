package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A project, named like its region or {@code region_name}: {@code {"id":"…","name":"eu-de","domain_id":"…",…}}. */
@JsonNaming(SnakeCaseStrategy.class)
record Project(
        String id,
        String name,
        String domainId,
        String parentId,
        boolean enabled,
        boolean isDomain,
        String description,
        Links links) {

    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,16}){1,3}(_[A-Za-z0-9_-]{1,40})?");

    /** Where a resource is found, in Keystone's form. */
    record Links(String self) {}

    static Project of(Caller caller, String name, String self) {
        String id = id(caller, name);
        return new Project(
                id, name, caller.accountId(), caller.accountId(), true, false, "", new Links(self + "/" + id));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The same on every machine for the same names of account and project. */
    static String id(Caller caller, String name) {
        byte[] names = ("project\n" + caller.accountId() + "\n" + name).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(names).toString().replace("-", "");
    }
}

package io.github.swremulator.access;

import org.jspecify.annotations.Nullable;

/** Who a user claims to be: an id, or a name and the account's name or id. */
public record LoginName(
        @Nullable String id,
        @Nullable String name,
        @Nullable String accountId,
        @Nullable String accountName) {

    boolean isOf(Caller caller) {
        return id == null
                ? caller.userName().equals(name)
                        && (caller.accountName().equals(accountName)
                                || caller.accountId().equals(accountId))
                : caller.userId().equals(id);
    }
}

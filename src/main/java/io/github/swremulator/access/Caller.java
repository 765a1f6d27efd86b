package io.github.swremulator.access;

/**
 * Who calls.
 *
 * @param administrator whether everything in the account is allowed, whatever the permissions of an organization or a
 *     repository say
 */
public record Caller(String userId, String userName, String accountId, String accountName, boolean administrator) {}

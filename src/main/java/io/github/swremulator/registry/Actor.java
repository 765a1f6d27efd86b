package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: what it sees, and may do, depends on it.
 *
 * @param userId of the user; permissions name it
 * @param accountId of the account that the user is of, which owns what it creates
 * @param ownsUnowned whether what no account owns is this account's
 */
public record Actor(String userId, String userName, String accountId, boolean ownsUnowned, Power power) {

    /** What an actor may do without a permission that names it. */
    public enum Power {
        NOTHING,
        EVERYTHING_OF_ITS_ACCOUNT,
        EVERYTHING
    }

    /** Whether it may do everything. */
    public boolean seesEverything() {
        return power == Power.EVERYTHING;
    }

    /** Whether it may do everything with what its account owns. */
    public boolean seesItsAccount() {
        return power == Power.EVERYTHING_OF_ITS_ACCOUNT;
    }

    /** The account that owns what it creates, as it is kept. */
    @Nullable
    String owner() {
        return ownsUnowned ? null : accountId;
    }

    boolean owns(@Nullable String owner) {
        return owner == null ? ownsUnowned : owner.equals(accountId);
    }
}

package io.github.swremulator.registry;

import org.jspecify.annotations.Nullable;

/**
 * The calling user, and what it may see and do.
 *
 * @param userId as permissions name it
 * @param accountId the user's account, which owns what the user creates
 * @param ownsUnowned whether the account is the emulator's own, which owns what names no account
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

    /** The account that owns what it creates, as stored. */
    @Nullable
    String owner() {
        return ownsUnowned ? null : accountId;
    }

    /** Whether it may do everything with what an account owns, null being the emulator's own. */
    public boolean administers(@Nullable String owner) {
        return seesEverything() || (seesItsAccount() && (owner == null ? ownsUnowned : owner.equals(accountId)));
    }
}

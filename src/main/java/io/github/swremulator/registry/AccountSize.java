package io.github.swremulator.registry;

import java.math.BigInteger;

/**
 * What an account has.
 *
 * @param bytes of all that its tags point to, more perhaps than a 64-bit number takes
 */
public record AccountSize(long organizations, long imageRepositories, long tags, BigInteger bytes) {}

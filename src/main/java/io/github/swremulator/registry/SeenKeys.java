package io.github.swremulator.registry;

import java.util.BitSet;

/**
 * Remembers keys in constant memory, as a Bloom filter does: what it has not seen was never there, what it has seen may
 * have been. Two million keys are mistaken once in 250.
 */
final class SeenKeys {

    private static final int BITS = 1 << 25;
    private static final int BITS_A_KEY = 3;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final BitSet bits = new BitSet(BITS);

    /** Remembers a key of an owner, and answers whether it may have been there before. */
    boolean add(long owner, String key) {
        long hash = hash(owner, key);
        boolean seen = true;
        for (int i = 0; i < BITS_A_KEY; i++) {
            int bit = ((int) hash + i * (int) (hash >>> 32)) & (BITS - 1);
            seen &= bits.get(bit);
            bits.set(bit);
        }
        return seen;
    }

    /** FNV-1a, with a last mixing, since its high bits are weak for short keys. */
    private static long hash(long owner, String key) {
        long hash = FNV_OFFSET ^ owner * FNV_PRIME;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }
}

package io.github.swremulator.registry;

/** What a user may do with an organization or an image repository; each includes those before it. */
public enum AccessLevel {
    /** Look, and pull images. */
    READ,
    /** Push images, and edit image repositories. */
    WRITE,
    /** Delete, and give permissions to others. */
    MANAGE;

    public boolean includes(AccessLevel needed) {
        return compareTo(needed) >= 0;
    }
}

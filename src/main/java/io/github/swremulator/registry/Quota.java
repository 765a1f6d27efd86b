package io.github.swremulator.registry;

/**
 * How many there are, and may be.
 *
 * @param limit of what is created; a seed may hold more
 */
public record Quota(Kind of, long limit, long used) {

    /** What is counted. */
    public enum Kind {
        /** Of an account. */
        ORGANIZATIONS("organizations of this account"),
        /** Of an account. */
        IMAGE_REPOSITORIES("image repositories of this account"),
        /** Of an image repository. */
        TAGS("tags of this image repository");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @throws RegistryException when there may be no more */
    void requireRoom() {
        if (used >= limit) {
            throw RegistryException.quotaExceeded(this);
        }
    }
}

package io.github.swremulator.registry;

/** There is as much already as may be. */
public class QuotaExceededException extends RuntimeException {

    private final transient Quota quota;

    QuotaExceededException(Quota quota) {
        super(quota.used() + " " + quota.of().text() + " are there, and " + quota.limit() + " may be");
        this.quota = quota;
    }

    public Quota quota() {
        return quota;
    }
}

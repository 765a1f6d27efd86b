package io.github.swremulator.registry.store;

/** The store cannot be used as it is; {@link StoreFailureAnalyzer} reports what to do. */
final class UnusableStoreException extends RuntimeException {

    private final String action;

    UnusableStoreException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}

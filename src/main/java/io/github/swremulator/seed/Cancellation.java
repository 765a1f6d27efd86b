package io.github.swremulator.seed;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Cancels a load when the emulator stops or the client has disconnected. */
final class Cancellation {

    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier isStopping;
    private final BooleanSupplier isClientGone;
    private long lastAsked;

    /**
     * @param isStopping whether the emulator stops, checked at each step
     * @param isClientGone whether the client has disconnected, checked about once a second
     */
    Cancellation(BooleanSupplier isStopping, BooleanSupplier isClientGone) {
        this.isStopping = isStopping;
        this.isClientGone = isClientGone;
    }

    /** For a load that cannot be cancelled. */
    static Cancellation never() {
        return new Cancellation(() -> false, () -> false);
    }

    /** @throws LoadCancelledException if the load must end */
    void check(long nanoTime) {
        if (isStopping.getAsBoolean()) {
            throw new LoadCancelledException("the emulator is stopping");
        }
        if (nanoTime - lastAsked >= PAUSE_NANOS) {
            lastAsked = nanoTime;
            if (isClientGone.getAsBoolean()) {
                throw new LoadCancelledException("the client closed the connection");
            }
        }
    }
}

package io.github.swremulator.seed;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ends a load that nobody waits for any more. */
final class Cancellation {

    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier isStopping;
    private final BooleanSupplier isClientGone;
    private long lastAsked;

    /**
     * @param isStopping whether the emulator stops, asked at each step
     * @param isClientGone whether the client is gone, asked about once a second
     */
    Cancellation(BooleanSupplier isStopping, BooleanSupplier isClientGone) {
        this.isStopping = isStopping;
        this.isClientGone = isClientGone;
    }

    /** Of a load that goes on in any case. */
    static Cancellation never() {
        return new Cancellation(() -> false, () -> false);
    }

    /** @throws LoadCancelledException where the load is to end */
    void check(long nanoTime) {
        if (isStopping.getAsBoolean()) {
            throw new LoadCancelledException("the emulator stops");
        }
        if (nanoTime - lastAsked >= PAUSE_NANOS) {
            lastAsked = nanoTime;
            if (isClientGone.getAsBoolean()) {
                throw new LoadCancelledException("the client is gone");
            }
        }
    }
}

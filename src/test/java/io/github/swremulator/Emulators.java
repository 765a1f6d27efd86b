package io.github.swremulator;

/** Provides more shared emulators to a test that needs several. */
public final class Emulators {

    private final EmulatorPool pool;
    private final Database database;

    Emulators(EmulatorPool pool, Database database) {
        this.pool = pool;
        this.database = database;
    }

    /** Returns an emulator with these settings, each {@code name=value}, as after its start. */
    public Emulator with(String... settings) {
        return pool.get(EmulatorPool.Key.of(database, settings, new Class<?>[0], Object.class));
    }
}

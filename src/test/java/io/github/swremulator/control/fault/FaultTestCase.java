package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.control.json.Steering;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An emulator for all tests of a class, each of which begins without rules and by the system's clock. */
abstract class FaultTestCase {

    static Emulator emulator;
    static Steering control;
    static FaultCalls calls;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
        control = new Steering(emulator);
        calls = new FaultCalls(emulator);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clear() {
        assertThat(control.delete("/faults").statusCode()).isEqualTo(204);
        assertThat(control.delete("/clock").statusCode()).isEqualTo(204);
    }
}

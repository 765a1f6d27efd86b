package io.github.swremulator.control.fault;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;

/** An emulator, with the ways to call it. */
@EmulatorTest
abstract class FaultTestCase {

    final Emulator emulator;
    final ControlClient control;
    final FaultCalls calls;

    FaultTestCase(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
        this.calls = new FaultCalls(emulator);
    }
}

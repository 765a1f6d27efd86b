package io.github.swremulator.contract;

import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import org.junit.jupiter.api.Nested;

/** The workflow with and without verified signatures, and with and without a configured project. */
class WholeWayTest {

    @Nested
    @OnEachDatabase
    @VerifiedUsers
    class WhereSignaturesAreVerified extends WholeWay {

        WhereSignaturesAreVerified(Emulator emulator) {
            super(emulator, false);
        }
    }

    @Nested
    @VerifiedUsers
    class WhereSignaturesAreVerifiedWithAProject extends WholeWay {

        WhereSignaturesAreVerifiedWithAProject(Emulator emulator) {
            super(emulator, true);
        }
    }

    @Nested
    @EmulatorTest
    class WhereAllAreLetIn extends WholeWay {

        WhereAllAreLetIn(Emulator emulator) {
            super(emulator, false);
        }
    }

    @Nested
    @EmulatorTest
    class WhereAllAreLetInWithAProject extends WholeWay {

        WhereAllAreLetInWithAProject(Emulator emulator) {
            super(emulator, true);
        }
    }
}

package side;

import java.io.IOException;

/** One question about the emulator, with all that is started to answer it. */
interface Measure {

    /** By which {@code --only} knows it. */
    String name();

    Outcome take(Lab lab) throws IOException, InterruptedException;
}

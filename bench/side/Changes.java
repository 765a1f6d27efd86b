package side;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long changes took: on the clock, and of the processor as far as the calling thread used it. */
class Changes {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private boolean isWarm;

    /** In milliseconds. */
    record Taken(List<Double> clock, List<Double> processor) {

        Taken() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    void time(String what, Runnable change) {
        long processor = THREADS.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        change.run();
        clock = System.nanoTime() - clock;
        processor = THREADS.getCurrentThreadCpuTime() - processor;
        if (isWarm) {
            Taken all = taken.computeIfAbsent(what, key -> new Taken());
            all.clock().add(clock / 1e6);
            all.processor().add(processor / 1e6);
        }
    }

    /** From now on times count. */
    void warm() {
        isWarm = true;
    }

    Map<String, Taken> taken() {
        return taken;
    }
}

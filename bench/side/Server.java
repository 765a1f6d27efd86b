package side;

import module java.base;

/** A started server, perhaps not ready yet. */
record Server(Recipe recipe, Process process, Path log, long startedNanos) {

    /**
     * @param ready a path that is found as soon as the server is ready; empty if it is when it accepts connections
     * @param behind a server that works for this one, or null
     */
    record Recipe(String name, Path folder, int port, String ready, List<String> command, Server behind) {

        Recipe named(String other) {
            return new Recipe(other, folder, port, ready, command, behind);
        }
    }

    String name() {
        return recipe.name();
    }

    Server awaitReady() throws Exception {
        while (!ready()) {
            if (!process.isAlive() || millis() > 1_800_000) {
                throw new IllegalStateException(name() + " does not start:\n" + lastOutput());
            }
            Thread.sleep(millis() < 60_000 ? 4 : 100);
        }
        return this;
    }

    private boolean ready() {
        try (Connection connection = connect()) {
            return recipe.ready().isEmpty() || connection.call("GET", recipe.ready(), "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Connection connect() throws IOException {
        return new Connection(recipe.port());
    }

    byte[] body(String path) throws IOException {
        try (Connection connection = connect()) {
            connection.get(path);
            return connection.body();
        }
    }

    /** Returns the milliseconds since the start. */
    double millis() {
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    /** Returns the milliseconds of CPU time until now, also of children that have ended; a tick is 10 ms on Linux. */
    double cpuMillis() {
        return 10 * stat(14, 17);
    }

    double residentMiB() {
        return stat(24, 24) / 256;
    }

    /** Returns the sum of some fields of proc_pid_stat(5), of all processes that are needed to reply. */
    private double stat(int first, int last) {
        return processes().mapToDouble(pid -> stat(pid, first, last)).sum();
    }

    private static double stat(long pid, int first, int last) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields).skip(first - 3).limit(last - first + 1).mapToDouble(Double::parseDouble).sum();
        } catch (IOException e) {
            // It has ended.
            return 0;
        }
    }

    private Stream<Long> processes() {
        Stream<Long> own = Stream.concat(Stream.of(process.toHandle()), process.descendants()).map(ProcessHandle::pid);
        return recipe.behind() == null ? own : Stream.concat(own, recipe.behind().processes());
    }

    String lastOutput() throws IOException {
        String all = Files.readString(log);
        return all.substring(Math.max(0, all.length() - 5_000));
    }

    void end() throws Exception {
        process.destroy();
        process.onExit().get(1, TimeUnit.MINUTES);
    }
}

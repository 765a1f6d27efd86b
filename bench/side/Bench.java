package side;

import module java.base;

/** Measures the emulator beside others: {@code bench/run}. */
class Bench {

    /** By the names that {@code --only} takes, in the order of the run. */
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("start", Start::measure);
        PARTS.put("first", Pages::measureFirst);
        PARTS.put("pages", Pages::measure);
        PARTS.put("cleaner", Cleaner::measure);
        PARTS.put("memory", Start::measureMemory);
        PARTS.put("million", Million::measure);
    }

    /** Returns how long it warmed up and measured. */
    private interface Part {
        String measure(Lab lab) throws Exception;
    }

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean quick = rest.remove("--quick");
        boolean write = rest.remove("--write");
        List<String> only = List.of(value(rest, "--only", String.join(",", PARTS.keySet())).split(","));
        Path baseline = Path.of(value(rest, "--baseline", "")).toAbsolutePath();
        if (!rest.isEmpty() || !PARTS.keySet().containsAll(only) || !Files.exists(baseline)) {
            fail("unknown options or parts, or no baseline; the head of the script tells which there are");
        }
        Lab lab = new Lab(quick ? Lab.Options.QUICK : Lab.Options.WHOLE, baseline);
        Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
        StringBuilder parts = new StringBuilder();
        for (String name : only) {
            progress(name);
            String before = machineLoad();
            long begun = System.nanoTime();
            String how = "failed";
            try {
                how = PARTS.get(name).measure(lab);
            } catch (Exception e) {
                // Does not stop the other parts.
                e.printStackTrace();
            }
            String seconds = Samples.Figures.text((System.nanoTime() - begun) / 1e9);
            parts.append(Report.row(name, how, before, machineLoad(), seconds));
            Lab.endAll();
        }
        Report report = new Report(lab, parts.toString());
        System.out.println(report.markdown());
        if (write || !quick && only.size() == PARTS.size()) {
            report.write(Path.of("docs"));
        }
        if (parts.indexOf("failed") >= 0) {
            fail("some parts failed");
        }
    }

    /** Removes an option with its value from the rest. */
    static String value(List<String> rest, String option, String without) {
        int at = rest.indexOf(option);
        if (at < 0 || at + 1 == rest.size()) {
            return without;
        }
        rest.remove(at);
        return rest.remove(at);
    }

    static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    static void progress(String what) {
        System.err.printf("%tT %s%n", LocalTime.now(), what);
    }

    private static void fail(String message) {
        System.err.println("bench/run: " + message);
        System.exit(1);
    }
}

package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On what, with what and when it was measured. */
record Machine(Table table) {

    static Machine of(Lab lab) throws IOException, InterruptedException {
        Table table = new Table("Machine and versions", "", "");
        table.row("date", LocalDate.now());
        table.row("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        table.row("memory", memory());
        table.row("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        table.row("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version());
        table.row("emulator", commit(lab));
        for (Download download : Download.values()) {
            table.row(download.product(), download.version());
        }
        table.row("nginx", found(lab.run("nginx", "-v"), "nginx/(\\S+)"));
        table.row("wrk", wrk(lab));
        return new Machine(table);
    }

    private static String processor() throws IOException {
        return found(Files.readString(Path.of("/proc/cpuinfo")), "model name\\s*: (.*)");
    }

    private static String memory() throws IOException {
        String kibibytes = found(Files.readString(Path.of("/proc/meminfo")), "MemTotal:\\s*(\\d+)");
        return Math.round(Double.parseDouble(kibibytes) / (1 << 20)) + " GiB";
    }

    private static String commit(Lab lab) throws IOException, InterruptedException {
        String here = Path.of("").toAbsolutePath().toString();
        return lab.run("git", "-C", here, "describe", "--always", "--dirty").strip();
    }

    /** It tells its version only with its usage, as a failure. */
    private static String wrk(Lab lab) throws IOException, InterruptedException {
        return found(lab.run("sh", "-c", "wrk -v || true"), "wrk (?:debian/)?(\\S+)");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}

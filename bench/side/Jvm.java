package side;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the JDK that runs the measurement, so that all servers have the same. */
class Jvm {

    static final String HEAP = "-Xmx512m";
    static final String LARGE_HEAP = "-Xmx2g";
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Jvm() {}

    static List<String> command(List<String> options, String jar, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        command.addAll(arguments);
        return command;
    }
}

package side;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How a server is started.
 *
 * @param folder where it works
 * @param command for a port
 */
record Recipe(String name, Path folder, IntFunction<List<String>> command) {

    Recipe named(String other) {
        return new Recipe(other, folder, command);
    }
}

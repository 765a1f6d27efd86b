package io.github.swremulator.settings;

import java.util.List;

/** Settings were stated that there are not; each line says which, where it came from, and what was likely meant. */
class UnknownSettingException extends RuntimeException {

    UnknownSettingException(List<String> lines) {
        super(String.join(
                "\n", lines.stream().map(UnknownSettingException::printable).toList()));
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{C}", "?");
    }
}

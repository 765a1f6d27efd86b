package io.github.swremulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The fenced blocks of a page, in their order. */
record Documentation(List<Block> blocks) {

    private static final Pattern FENCED =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    record Block(String language, String text) {

        /** One a line, where a backslash at a line's end joins it with the next. */
        List<String> commands() {
            return text.replaceAll("\\\\\\n\\s*", "").lines().toList();
        }
    }

    static Documentation read(Path page) {
        try {
            return new Documentation(FENCED.matcher(Files.readString(page))
                    .results()
                    .map(match -> new Block(match.group(1), match.group(2)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

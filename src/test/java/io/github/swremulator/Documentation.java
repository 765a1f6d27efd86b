package io.github.swremulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Documentation(Path page, String text) {

    /** Pages whose servers differ come last, so that the servers of the others can be shared. */
    private static final List<String> RUN = List.of(
            "README.md",
            "docs/README.zh-CN.md",
            "docs/api.md",
            "docs/registry.md",
            "docs/control.md",
            "docs/sessions.md",
            "docs/testing.md",
            "examples/README.md",
            "docs/settings.md",
            "docs/seed.md",
            "docs/starts.md",
            "docs/credentials.md",
            "docs/stores.md");

    private static final Pattern FENCED =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    record Block(String language, String text) {

        /** One for each line; a backslash at the end of a line joins it with the next. */
        List<String> commands() {
            return text.replaceAll("\\\\\\n\\s*", "").lines().toList();
        }
    }

    /** The pages of the root and of the examples, and everything below docs. */
    static List<Documentation> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "examples/README.md")
                                    .map(Path::of),
                            docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .map(Documentation::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages whose commands a reader can run, in the order in which the test runs them. */
    static List<Documentation> run() {
        return RUN.stream().map(Path::of).map(Documentation::read).toList();
    }

    static Documentation read(Path page) {
        try {
            return new Documentation(page, Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fenced blocks, from top to bottom. */
    List<Block> blocks() {
        return FENCED.matcher(text)
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /** Returns the targets of links as written. */
    List<String> links() {
        return LINK.matcher(text).results().map(match -> match.group(1)).toList();
    }
}

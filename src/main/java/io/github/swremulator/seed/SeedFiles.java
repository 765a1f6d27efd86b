package io.github.swremulator.seed;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Finds the files of a seed: one {@code <namespace>/<repository, with $ for />.json}, or a folder of them. */
final class SeedFiles {

    private static final String SUFFIX = ".json";

    private SeedFiles() {}

    /**
     * The files in the order of their names.
     *
     * @throws BrokenSeedException when there is no such file or folder, or a file in it is not where it belongs
     */
    static List<SeedFile> find(String seed) {
        return switch (seed) {
            case SeedSettings.NONE -> List.of();
            case SeedSettings.EXAMPLE -> List.of(documentedExample());
            default -> findIn(path(seed));
        };
    }

    private static SeedFile documentedExample() {
        return new SeedFile(
                SeedSettings.EXAMPLE,
                new OrganizationName("namespace"),
                new RepositoryName("busybox"),
                new ClassPathResource("seed/namespace/busybox.json"));
    }

    private static Path path(String seed) {
        try {
            return Path.of(seed);
        } catch (InvalidPathException e) {
            throw new BrokenSeedException(seed, "the seed is a file or a folder", e);
        }
    }

    private static List<SeedFile> findIn(Path seed) {
        try {
            if (Files.isRegularFile(seed)) {
                return List.of(file(seed, seed));
            }
            if (!Files.isDirectory(seed)) {
                throw new BrokenSeedException(seed.toString(), "there is no such file or folder");
            }
            List<SeedFile> files =
                    entries(seed).flatMap(namespace -> filesOf(seed, namespace)).toList();
            if (files.isEmpty()) {
                // As is a volume whose source was mistyped.
                throw new BrokenSeedException(seed.toString(), "expected a folder with <namespace>/<repository>.json");
            }
            return files;
        } catch (IOException e) {
            throw new BrokenSeedException(seed.toString(), "cannot be read", e);
        }
    }

    private static Stream<SeedFile> filesOf(Path seed, Path namespace) {
        if (!Files.isDirectory(namespace)) {
            throw new BrokenSeedException(namespace.toString(), "expected a folder, named as a namespace");
        }
        try {
            requireInside(seed, namespace);
            return entries(namespace).map(file -> file(seed, file));
        } catch (IOException e) {
            throw new BrokenSeedException(namespace.toString(), "cannot be read", e);
        }
    }

    /** What begins with a dot is another program's: {@code .git}, {@code .DS_Store}, the {@code ..data} of a mounted volume. */
    private static Stream<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(".")).sorted().toList().stream();
        }
    }

    private static SeedFile file(Path seed, Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX) || !Files.isRegularFile(file)) {
            throw new BrokenSeedException(file.toString(), "expected a file <repository>.json");
        }
        requireInside(seed, file);
        Path absolute = file.toAbsolutePath().normalize();
        String namespace = absolute.getNameCount() < 2
                ? ""
                : absolute.getName(absolute.getNameCount() - 2).toString();
        String repository = name.substring(0, name.length() - SUFFIX.length());
        return new SeedFile(
                file.toString(),
                name(file, OrganizationName::new, namespace),
                name(file, RepositoryName::fromPathSegment, repository),
                new FileSystemResource(file));
    }

    private static void requireInside(Path seed, Path entry) {
        try {
            if (!entry.toRealPath().startsWith(seed.toRealPath())) {
                throw new BrokenSeedException(entry.toString(), "leads out of the seed's folder");
            }
        } catch (IOException e) {
            throw new BrokenSeedException(entry.toString(), "cannot be read", e);
        }
    }

    private static <T> T name(Path file, Function<String, T> reader, String value) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BrokenSeedException(
                    file.toString(), "expected <namespace>/<repository>.json: " + e.getMessage(), e);
        }
    }
}

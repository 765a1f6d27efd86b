package io.github.swremulator.seed;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.Place;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Finds the sources of a seed: one file or image layout, or a folder of them. */
final class SeedFiles {

    private static final String REPLY_SUFFIX = ".json";

    /** Unlike the order of paths, the same on every system. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString());

    private SeedFiles() {}

    /**
     * The sources in the order of their names.
     *
     * @throws InvalidDocumentException if there is no such file or folder, or a file in it is misplaced
     */
    static List<SeedSource> find(String seed) {
        return switch (seed) {
            case SeedSettings.NONE -> List.of();
            case SeedSettings.EXAMPLE -> List.of(documentedExample());
            default -> findIn(path(seed));
        };
    }

    private static SeedSource documentedExample() {
        return new CapturedReply(
                SeedSettings.EXAMPLE,
                new OrganizationName("namespace"),
                new RepositoryName("busybox"),
                new ClassPathResource("seed/namespace/busybox.json"));
    }

    private static Path path(String seed) {
        try {
            return Path.of(seed);
        } catch (InvalidPathException e) {
            throw invalid(seed, "expected a file or a folder", e);
        }
    }

    private static List<SeedSource> findIn(Path seed) {
        try {
            if (Files.isRegularFile(seed)) {
                return List.of(isList(seed) ? reply(seed, seed) : document(seed, seed));
            }
            if (!Files.isDirectory(seed)) {
                throw invalid(seed, "no such file or folder" + (seed.isAbsolute() ? "" : hint(seed)));
            }
            if (ImageLayout.isLayout(seed)) {
                return List.of(layout(seed, seed));
            }
            return findInFolder(seed);
        } catch (IOException e) {
            throw invalid(seed, "cannot be read", e);
        }
    }

    private static String hint(Path seed) {
        return Spelling.didYouMean(seed.toString(), List.of(SeedSettings.EXAMPLE, SeedSettings.NONE))
                + " (looked for at " + seed.toAbsolutePath() + ")";
    }

    private static List<SeedSource> findInFolder(Path seed) throws IOException {
        List<SeedSource> sources = entries(seed)
                .flatMap(entry -> Files.isDirectory(entry) ? sourcesOf(seed, entry) : Stream.of(document(seed, entry)))
                .toList();
        if (sources.isEmpty()) {
            // A volume with a misspelt source is an empty folder.
            throw invalid(seed, "expected a folder with documents or <namespace>/<repository>.json");
        }
        return sources;
    }

    private static Stream<SeedSource> sourcesOf(Path seed, Path namespace) {
        try {
            requireInside(seed, namespace);
            return entries(namespace)
                    .map(entry -> ImageLayout.isLayout(entry) ? layout(seed, entry) : reply(seed, entry));
        } catch (IOException e) {
            throw invalid(namespace, "cannot be read", e);
        }
    }

    /** Skips names with a leading dot, which belong to other programs: {@code .git}, {@code .DS_Store}, the {@code ..data} of a mounted volume. */
    private static Stream<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted(BY_NAME)
                    .toList()
                    .stream();
        }
    }

    /** Only a captured reply is a list. */
    private static boolean isList(Path file) throws IOException {
        if (!file.getFileName().toString().endsWith(REPLY_SUFFIX)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            int next = content.read();
            // Some editors write a byte order mark.
            while (next == 0xEF
                    || next == 0xBB
                    || next == 0xBF
                    || next == ' '
                    || next == '\t'
                    || next == '\r'
                    || next == '\n') {
                next = content.read();
            }
            return next == '[';
        }
    }

    private static SeedSource document(Path seed, Path file) {
        Optional<DocumentFormat> format =
                DocumentFormat.ofFile(file.getFileName().toString());
        if (format.isEmpty() || !Files.isRegularFile(file)) {
            throw invalid(file, "expected a document, .yaml, .yml or .json, or a folder named like a namespace");
        }
        requireInside(seed, file);
        Path folder = file.toAbsolutePath().getParent();
        return new SeedDocument(file.toString(), format.get(), new FileSystemResource(file), folder);
    }

    private static SeedSource reply(Path seed, Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(REPLY_SUFFIX) || !Files.isRegularFile(file)) {
            throw invalid(file, "expected a file <repository>.json, or an image layout, a folder with oci-layout");
        }
        requireInside(seed, file);
        return new CapturedReply(
                file.toString(),
                organization(file),
                name(
                        file,
                        "repository",
                        RepositoryName::fromPathSegment,
                        name.substring(0, name.length() - REPLY_SUFFIX.length())),
                new FileSystemResource(file));
    }

    private static SeedSource layout(Path seed, Path folder) {
        requireInside(seed, folder);
        OrganizationName organization = organization(folder);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return new ImageLayout(folder, organization, name(folder, "repository", RepositoryName::fromPathSegment, name));
    }

    private static OrganizationName organization(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String namespace = absolute.getNameCount() < 2
                ? ""
                : absolute.getName(absolute.getNameCount() - 2).toString();
        return name(file, "namespace", OrganizationName::new, namespace);
    }

    private static <T> T name(Path file, String subject, Function<String, T> reader, String value) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw invalid(file, "expected <namespace>/<repository>: " + subject + " " + e.getMessage(), e);
        }
    }

    /** @throws InvalidDocumentException if the entry, with all links resolved, is outside the folder */
    static void requireInside(Path folder, Path entry) {
        try {
            if (!isInside(folder, entry)) {
                throw invalid(entry, "must be inside the folder of the seed");
            }
        } catch (IOException e) {
            throw invalid(entry, "cannot be read", e);
        }
    }

    /** Whether an entry, with all links resolved, is inside the folder. */
    static boolean isInside(Path folder, Path entry) throws IOException {
        return entry.toRealPath().startsWith(folder.toRealPath());
    }

    private static InvalidDocumentException invalid(Object file, String problem) {
        return invalid(file, problem, null);
    }

    private static InvalidDocumentException invalid(Object file, String problem, @Nullable Exception cause) {
        return new InvalidDocumentException(Place.of(file.toString()), problem, cause);
    }
}

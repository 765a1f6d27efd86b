package io.github.swremulator.seed;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A folder in the form of the OCI image layout specification, as {@code skopeo copy … oci:folder} writes it. */
record ImageLayout(Path folder, OrganizationName organization, RepositoryName repository) implements SeedSource {

    @Override
    public void readInto(SeedReading reading) {
        SeedRepository filled =
                new SeedRepository(reading, new Place(folder.toString(), 1, 1), organization, repository);
        new ImageLayoutReader(new LayoutFiles(folder), filled.begin()).read();
    }

    /**
     * The folder that a document names.
     *
     * @param root the document's own, which the path may not leave
     * @param place where the document says so
     */
    static Path inside(Path root, String path, Place place) {
        try {
            Path folder = root.resolve(path);
            if (Path.of(path).isAbsolute() || !folder.normalize().startsWith(root.normalize())) {
                throw place.broken("expected a path below the document's folder, without a leading / and without ..");
            }
            if (!SeedFiles.isInside(root, folder)) {
                throw place.broken("expected a path below the document's folder, and a link in it leads out");
            }
            return folder;
        } catch (InvalidPathException | IOException e) {
            throw place.broken(LayoutFiles.EXPECTED);
        }
    }
}

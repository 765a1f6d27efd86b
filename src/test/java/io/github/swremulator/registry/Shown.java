package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.DEFAULT;

import java.util.ArrayList;
import java.util.List;

/** Records the complete content of a session. */
class Shown implements CatalogVisitor {

    final List<NewOrganization> organizations = new ArrayList<>();
    final List<NewImageRepository> repositories = new ArrayList<>();
    final List<String> manifests = new ArrayList<>();
    final List<NewTag> tags = new ArrayList<>();

    static Shown of(CatalogStore store) {
        Shown shown = new Shown();
        store.read(DEFAULT, shown);
        return shown;
    }

    @Override
    public void organization(NewOrganization organization) {
        organizations.add(organization);
    }

    @Override
    public void imageRepository(NewImageRepository imageRepository) {
        repositories.add(imageRepository);
    }

    @Override
    public void manifest(NewManifest manifest) {
        manifests.add(manifest.content());
    }

    @Override
    public void tag(NewTag tag) {
        tags.add(tag);
        if (!manifests.contains(tag.manifest().content())) {
            manifests.add(tag.manifest().content());
        }
    }

    List<String> tagNames() {
        return tags.stream().map(tag -> tag.name().value()).toList();
    }

    /** For comparisons. */
    @Override
    public String toString() {
        return organizations + "\n" + repositories + "\n" + manifests + "\n" + tags;
    }
}

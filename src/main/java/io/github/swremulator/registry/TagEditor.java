package io.github.swremulator.registry;

import io.github.swremulator.registry.store.ImageRepositories;
import io.github.swremulator.registry.store.ImageRepository;
import io.github.swremulator.registry.store.Manifest;
import io.github.swremulator.registry.store.Tag;
import io.github.swremulator.registry.store.TagPages;
import io.github.swremulator.registry.store.Tags;
import io.github.swremulator.registry.world.Contents;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.World;
import io.github.swremulator.registry.world.WorldException;
import io.github.swremulator.registry.world.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/**
 * Changes the tags of image repositories. A tag that is moved keeps its number. A manifest that neither a tag nor an index points
 * to any more is deleted. Every method throws {@link WorldException} when there is no such session.
 */
@Service
public class TagEditor {

    private final Worlds worlds;
    private final ImageRepositories repositories;
    private final Tags tags;
    private final TagPages pages;
    private final ManifestReferences manifests;
    private final Contents contents;
    private final Quota.Settings quotas;

    TagEditor(
            Worlds worlds,
            ImageRepositories repositories,
            Tags tags,
            TagPages pages,
            ManifestReferences manifests,
            Contents contents,
            Quota.Settings quotas) {
        this.worlds = worlds;
        this.repositories = repositories;
        this.tags = tags;
        this.pages = pages;
        this.manifests = manifests;
        this.contents = contents;
        this.quotas = quotas;
    }

    /**
     * Points a tag to the manifest that another one points to.
     *
     * @param override whether a tag that exists is moved
     * @throws RegistryException when there is no such organization, image repository or source, the tag exists and is not to be
     *     moved, or the quota of tags is used up
     */
    public void point(
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            TagName source,
            TagName tag,
            boolean override) {
        worlds.edit(session, world -> {
            ImageRepository found = repositories.get(world.id(), organization, repository);
            Tag from = requireTag(found, source);
            Optional<Tag> before = tags.find(found.contentId(), tag.value());
            if (before.isPresent() && !override) {
                throw RegistryException.tagExists(organization, repository, tag);
            }
            if (before.isEmpty()) {
                requireRoom(found);
            }
            own(found);
            before.ifPresentOrElse(
                    moved -> move(world, found, own(found, moved), from.manifest()),
                    () -> push(world, found, from, tag));
        });
    }

    /** Lets the image repository list a content that no other world lists, so that its tags may be changed. */
    private void own(ImageRepository repository) {
        repository.setContent(contents.own(repository.contentId()));
    }

    /** The same tag, or its copy where the content was copied. */
    private Tag own(ImageRepository owned, Tag tag) {
        return tag.contentId() == owned.contentId() ? tag : requireTag(owned, tag.name());
    }

    private Tag requireTag(ImageRepository repository, TagName name) {
        return tags.find(repository.contentId(), name.value())
                .orElseThrow(() -> RegistryException.noTag(repository.organization(), repository.name(), name));
    }

    /**
     * Deletes a tag.
     *
     * @throws RegistryException when there is no such organization, image repository or tag
     */
    public void delete(SessionName session, OrganizationName organization, RepositoryName repository, TagName name) {
        worlds.edit(session, world -> {
            ImageRepository found = repositories.get(world.id(), organization, repository);
            Tag tag = requireTag(found, name);
            own(found);
            delete(world, found, own(found, tag));
        });
    }

    /**
     * Pushes a new tag of the manifest that the newest tag points to. Does nothing where there is no tag.
     *
     * @param still decides, once nobody else can change the session, whether to do anything
     * @throws RegistryException when the quota of tags is used up
     */
    public void push(
            SessionName session, OrganizationName organization, RepositoryName repository, BooleanSupplier still) {
        change(session, organization, repository, TagOrder.NEWEST_FIRST, still, (world, found, newest) -> {
            requireRoom(found);
            push(world, found, newest, unusedName(world, found));
        });
    }

    /** As {@link #push}, but deletes the newest tag. */
    public void deleteNewest(
            SessionName session, OrganizationName organization, RepositoryName repository, BooleanSupplier still) {
        change(session, organization, repository, TagOrder.NEWEST_FIRST, still, this::delete);
    }

    /** As {@link #push}, but pushes the oldest tag again, so that it becomes the newest. */
    public void moveOldest(
            SessionName session, OrganizationName organization, RepositoryName repository, BooleanSupplier still) {
        change(session, organization, repository, TagOrder.OLDEST_FIRST, still, (world, found, oldest) -> {
            move(world, found, oldest, oldest.manifest());
        });
    }

    /** Changes a tag of an image repository whose content no other world lists. */
    private interface Change {
        void make(World world, ImageRepository repository, Tag tag);
    }

    private void change(
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            TagOrder order,
            BooleanSupplier still,
            Change change) {
        worlds.edit(session, world -> {
            Optional<ImageRepository> found =
                    still.getAsBoolean() ? repositories.find(world.id(), organization, repository) : Optional.empty();
            found.filter(one -> contents.countTags(one.contentId()) > 0).ifPresent(one -> {
                own(one);
                change.make(world, one, requireTag(one, pages.first(one.contentId(), order)));
            });
        });
    }

    /**
     * Points a tag to a manifest, in an image repository whose content no other world lists.
     *
     * @throws RegistryException when the quota of tags is used up
     */
    void point(World world, ImageRepository owned, TagName name, Manifest target) {
        tags.find(owned.contentId(), name.value()).ifPresentOrElse(moved -> move(world, owned, moved, target), () -> {
            requireRoom(owned);
            tags.save(new Tag(owned.contentId(), target, name, world.nextTagId(), world.now()));
            changed(world, owned, 1);
        });
    }

    private TagName unusedName(World world, ImageRepository repository) {
        TagName name;
        do {
            name = new TagName("pushed-" + world.nextTagId());
        } while (tags.existsByContentIdAndName(repository.contentId(), name.value()));
        return name;
    }

    private void requireRoom(ImageRepository repository) {
        new Quota(Quota.Kind.TAGS, quotas.tags(), contents.countTags(repository.contentId())).requireRoom();
    }

    private void push(World world, ImageRepository repository, Tag from, TagName name) {
        tags.save(from.push(repository.contentId(), name, world.nextTagId(), world.now()));
        changed(world, repository, 1);
    }

    private void move(World world, ImageRepository repository, Tag tag, Manifest target) {
        Manifest before = tag.manifest();
        // At once, since the name is unique.
        tags.deleteAll(List.of(tag.id()));
        tags.save(tag.move(target, world.now()));
        manifests.release(repository.contentId(), before);
        changed(world, repository, 0);
    }

    private void delete(World world, ImageRepository repository, Tag tag) {
        tags.delete(tag);
        manifests.release(repository.contentId(), tag.manifest());
        changed(world, repository, -1);
    }

    /** An image repository is as new as the last change of its tags. */
    private void changed(World world, ImageRepository repository, long tagsAdded) {
        repository.updated(world.now());
        contents.changed(repository.contentId(), tagsAdded);
    }
}

package io.github.swremulator.registry;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the tags of an image repository. A tag that is moved keeps its number, and a manifest that neither a tag nor an
 * index points to any more goes with the change.
 */
@Service
@Transactional
public class TagChanges {

    private final CatalogTables tables;
    private final ShownCatalog shown;
    private final QuotaSettings quotas;

    TagChanges(CatalogTables tables, ShownCatalog shown, QuotaSettings quotas) {
        this.tables = tables;
        this.shown = shown;
        this.quotas = quotas;
    }

    /**
     * Points a tag to the manifest that another one points to.
     *
     * @param override whether a tag that is there already is moved
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws TagNotFoundException when there is no tag to take the manifest of
     * @throws TagExistsException when the tag is there and is not to be moved
     * @throws QuotaExceededException when the image repository has as many tags as it may
     */
    public void point(
            OrganizationName organization, RepositoryName repository, TagName source, TagName tag, boolean override) {
        Generation changes = shown.change();
        ImageRepository found = shown.imageRepository(organization, repository);
        Tag from = shown.tag(found, source);
        Optional<Tag> before = tables.tags().find(found, tag.value());
        if (before.isPresent() && !override) {
            throw new TagExistsException(organization, repository, tag);
        }
        before.ifPresentOrElse(moved -> move(moved, from.manifest(), changes), () -> push(from, tag, changes));
    }

    /**
     * Deletes a tag.
     *
     * @throws OrganizationNotFoundException when there is no such organization
     * @throws ImageRepositoryNotFoundException when the organization has no such image repository
     * @throws TagNotFoundException when the image repository has no such tag
     */
    public void delete(OrganizationName organization, RepositoryName repository, TagName name) {
        Generation changes = shown.change();
        delete(shown.tag(shown.imageRepository(organization, repository), name), changes);
    }

    /** Pushes a new tag, of the manifest that the newest one has. Nothing happens where there is none. */
    public void push(OrganizationName organization, RepositoryName repository) {
        change(
                organization,
                repository,
                TagOrder.NEWEST_FIRST,
                (newest, changes) -> push(newest, unusedName(newest, changes), changes));
    }

    /** Deletes the newest tag. Nothing happens where there is none. */
    public void deleteNewest(OrganizationName organization, RepositoryName repository) {
        change(organization, repository, TagOrder.NEWEST_FIRST, this::delete);
    }

    /** Pushes the oldest tag again, so that it becomes the newest. Nothing happens where there is none. */
    public void moveOldest(OrganizationName organization, RepositoryName repository) {
        change(
                organization,
                repository,
                TagOrder.OLDEST_FIRST,
                (oldest, changes) -> move(oldest, oldest.manifest(), changes));
    }

    private void change(
            OrganizationName organization,
            RepositoryName repository,
            TagOrder order,
            BiConsumer<Tag, Generation> change) {
        Generation changes = shown.change();
        tables.imageRepositories()
                .find(organization.value(), repository.value())
                .flatMap(found -> first(found, order))
                .ifPresent(first -> change.accept(first, changes));
    }

    private Optional<Tag> first(ImageRepository repository, TagOrder order) {
        OrderedTags tags = new OrderedTags(tables, repository, null, order);
        return tags.places(tags.beginning(), 1).stream()
                .findFirst()
                .flatMap(first -> tables.tags().find(repository, first.name()));
    }

    private TagName unusedName(Tag newest, Generation changes) {
        TagName name = numbered(changes);
        while (tables.tags().countByImageRepositoryAndName(newest.imageRepository(), name.value()) > 0) {
            name = numbered(changes);
        }
        return name;
    }

    private static TagName numbered(Generation changes) {
        return new TagName("pushed-" + changes.nextTagId());
    }

    private void push(Tag from, TagName name, Generation changes) {
        ImageRepository repository = from.imageRepository();
        long used = tables.details().find(repository).tagCount();
        new Quota(Quota.Kind.TAGS, quotas.tags(), used).requireRoom();
        Tag pushed = tables.tags().save(from.push(changes, name, shown.now()));
        renew(repository, changes, new TagSteps(tables.sectionSize()).come(pushed));
    }

    private void move(Tag tag, Manifest target, Generation changes) {
        Manifest before = tag.manifest();
        TagSteps steps = new TagSteps(tables.sectionSize()).gone(tag);
        Tag moved = tables.tagToChange(tag, changes);
        moved.move(target, shown.now());
        tables.tags().save(moved);
        tables.entityManager().flush();
        new UntaggedManifests(tables, tag.imageRepository(), changes).remove(before);
        renew(tag.imageRepository(), changes, steps.come(moved));
    }

    private void delete(Tag tag, Generation changes) {
        tables.remove(tag, changes);
        new UntaggedManifests(tables, tag.imageRepository(), changes).remove(tag.manifest());
        renew(tag.imageRepository(), changes, new TagSteps(tables.sectionSize()).gone(tag));
    }

    /** A repository is as new as the last change of its tags. */
    private void renew(ImageRepository repository, Generation changes, TagSteps steps) {
        ImageRepositoryDetails details = tables.detailsToChange(repository, changes);
        details.updated(shown.now());
        new TagSectionWriter(tables, repository, changes).change(steps, details);
    }
}

package io.github.swremulator.manage.tag;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.gateway.KeptReplies.JsonReply;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.ListReply;
import io.github.swremulator.registry.ListRange;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResolvedRepository;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagOrder;
import io.github.swremulator.registry.TagQuery;
import io.github.swremulator.registry.TagVersion;
import io.github.swremulator.registry.TagView;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders pages of the v2 list. The JSON of each tag is kept, and which tags a list has at which positions; so a page that nobody
 * asked for before is copied together, and a change of one tag renews one tag.
 */
@Component
class TagListPages {

    /** Longer lists are read page by page. */
    private static final int MAX_KNOWN = 20_000;
    /** Of a tag, in bytes. */
    private static final int USUAL_LENGTH = 2048;

    private static final byte[] BEGIN = {'['};
    private static final byte[] COMMA = {','};
    private static final byte[] END = {']'};

    private final TagCatalog catalog;
    private final TagListCache cache;
    private final ApiSettings settings;
    private final AccountSettings own;
    private final ObjectWriter json;

    /** All that the JSON of a tag depends on: what the tag shows, and what its list does. */
    private record TagKey(TagVersion version, Shown shown) implements TagListCache.Key<Tag> {}

    private record Shown(
            OrganizationName organization,
            RepositoryName repository,
            long repoId,
            @Nullable String accountId,
            String registryHost) {}

    @SuppressWarnings("ArrayRecordComponent") // is never compared
    private record Tag(byte[] json) implements TagListCache.Value {

        @Override
        public int bytes() {
            return json.length;
        }
    }

    private record ListKey(long content, TagOrder order) implements TagListCache.Key<Positions> {}

    /** The tags of a list by their positions, as far as they are known. */
    private static final class Positions implements TagListCache.Value {

        private static final int BYTES_EACH = 48;

        private final long revision;
        /** Whether most of the list was known before it changed. */
        private final boolean wasKnown;

        private final @Nullable TagVersion[] tags;
        private int known;

        Positions(ResolvedRepository repository, @Nullable Positions before) {
            this.revision = repository.revision();
            this.tags = new @Nullable TagVersion[(int) repository.tags()];
            this.wasKnown = before != null && before.known > before.tags.length / 2;
        }

        @Override
        public int bytes() {
            return BYTES_EACH * tags.length;
        }

        synchronized void put(int position, TagVersion version) {
            known += tags[position] == null ? 1 : 0;
            tags[position] = version;
        }

        synchronized void putAll(TagVersion[] versions) {
            System.arraycopy(versions, 0, tags, 0, versions.length);
            known = versions.length;
        }

        /** Whether another page was read, and the others are probably kept from before the last change. */
        synchronized boolean isWorthReading() {
            return wasKnown && known > 0 && known < tags.length;
        }
    }

    TagListPages(TagCatalog catalog, TagListCache cache, ApiSettings settings, AccountSettings own, JsonMapper json) {
        this.catalog = catalog;
        this.cache = cache;
        this.settings = settings;
        this.own = own;
        this.json = json.writerFor(ListedTagResponse.class).withRootValueSeparator("");
    }

    /** Lists tags, or nothing where they have changed since. */
    Optional<JsonReply> page(ResolvedRepository repository, TagQuery query, String registryHost) {
        Shown shown = new Shown(
                repository.organization(),
                repository.name(),
                repository.repoId(),
                repository.accountId(),
                registryHost);
        if (query.filter() != null || repository.tags() > MAX_KNOWN || !cache.isEnabled()) {
            Optional<JsonReply> read = catalog.list(repository, query)
                    .map(listing -> reply(rendered(listing, shown, null), listing.offset(), listing.total()));
            // Whole, since it is kept at once.
            return cache.isEnabled() ? read.map(JsonReply::joined) : read;
        }
        Positions positions = positions(repository, query.order());
        ListRange range = query.range() == null ? ListRange.ALL : query.range();
        List<byte[]> kept = kept(positions, range, shown);
        if (kept == null && positions.isWorthReading()) {
            catalog.versions(repository, query.order()).ifPresent(positions::putAll);
            kept = kept(positions, range, shown);
        }
        if (kept != null) {
            return Optional.of(reply(kept, range.offset(), repository.tags()));
        }
        return catalog.list(repository, query)
                .map(listing -> reply(rendered(listing, shown, positions), listing.offset(), listing.total()));
    }

    private Positions positions(ResolvedRepository repository, TagOrder order) {
        ListKey key = new ListKey(repository.contentId(), order);
        Positions known = cache.get(key);
        if (known != null && known.revision == repository.revision()) {
            return known;
        }
        Positions unknown = new Positions(repository, known);
        if (known == null || known.revision < unknown.revision) {
            cache.put(key, unknown);
        }
        return unknown;
    }

    /** The tags of a page, or null where one of them is not kept. */
    private @Nullable List<byte[]> kept(Positions positions, ListRange range, Shown shown) {
        int length = range.length(positions.tags.length);
        List<byte[]> tags = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            TagVersion version = positions.tags[(int) range.offset() + i];
            Tag tag = version == null ? null : cache.get(new TagKey(version, shown));
            if (tag == null) {
                return null;
            }
            tags.add(tag.json());
        }
        return tags;
    }

    /** @param positions where to keep the tags, or null */
    private List<byte[]> rendered(TagCatalog.Listing listing, Shown shown, @Nullable Positions positions) {
        List<byte[]> tags = new ArrayList<>(listing.tags().size());
        ByteArrayOutputStream rendered = new ByteArrayOutputStream(USUAL_LENGTH);
        try (SequenceWriter writer = json.writeValues(rendered)) {
            for (TagView tag : listing.tags()) {
                writer.write(ListedTagResponse.from(tag, settings, own, shown.registryHost()));
                byte[] object = rendered.toByteArray();
                rendered.reset();
                if (positions != null) {
                    TagVersion version = tag.version();
                    positions.put((int) listing.offset() + tags.size(), version);
                    cache.put(new TagKey(version, shown), new Tag(object));
                }
                tags.add(object);
            }
        }
        return tags;
    }

    private static JsonReply reply(List<byte[]> tags, long offset, long total) {
        List<byte[]> parts = new ArrayList<>(2 * tags.size() + 2);
        parts.add(BEGIN);
        for (byte[] tag : tags) {
            if (parts.size() > 1) {
                parts.add(COMMA);
            }
            parts.add(tag);
        }
        parts.add(END);
        return new JsonReply(TagListController.ROUTE, ListReply.contentRange(offset, tags.size(), total), parts);
    }
}

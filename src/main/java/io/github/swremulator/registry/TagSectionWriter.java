package io.github.swremulator.registry;

import static java.util.stream.Collectors.groupingBy;

import io.github.swremulator.registry.TagSections.Begun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the sections of an image repository's lists true. */
record TagSectionWriter(CatalogTables tables, ImageRepository repository, Generation changes) {

    /** After tags came and went. Many of these cost more than to write anew. */
    void change(TagSteps steps, ImageRepositoryDetails details) {
        long before = details.tagCount();
        details.counted(steps.tags());
        if (Math.max(before, details.tagCount()) > size()) {
            change(steps, details.tagCount());
        }
    }

    private long size() {
        return tables.sectionSize().tags();
    }

    private void change(TagSteps steps, long tags) {
        List<Begun> sections = tables.sections().list(repository);
        if (sections.isEmpty() || tags <= size() || steps.areMany()) {
            replace(sections, tags);
        } else {
            Map<Begun, Long> changed = new LinkedHashMap<>();
            sections.stream()
                    .collect(groupingBy(Begun::listOrder))
                    .forEach((order, ofOrder) -> count(steps.all(), TagOrdering.of(order), ofOrder, changed));
            replace(changed);
        }
    }

    private void replace(List<Begun> sections, long tags) {
        remove(sections);
        if (tags > size()) {
            TagOrdering.sectioned()
                    .forEach(order -> write(order, TagOrdering.of(order).beginning(), tags));
        }
    }

    private static void count(
            List<TagSteps.Step> steps, TagOrdering order, List<Begun> sections, Map<Begun, Long> changed) {
        List<Begun> sorted = order.sorted(sections);
        for (TagSteps.Step step : steps) {
            changed.merge(of(step.place(), order, sorted), (long) step.tags(), Long::sum);
        }
    }

    /** The last that begins before a tag. */
    private static Begun of(TagPlace tag, TagOrdering order, List<Begun> sections) {
        int low = 0;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (order.comparator().compare(sections.get(middle).begin(), tag) < 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return sections.get(low);
    }

    private void replace(Map<Begun, Long> changed) {
        changed.values().removeIf(tags -> tags == 0);
        remove(changed.keySet());
        changed.forEach((section, tags) -> write(section.listOrder(), section.begin(), section.tags() + tags));
    }

    private void remove(Collection<Begun> sections) {
        tables.removeAll(
                tables.sections().findAllByIdIn(sections.stream().map(Begun::id).toList()), changes);
    }

    /** Sections for so many tags from a place on. One that has none goes, unless the list begins with it. */
    private void write(TagOrder order, TagPlace from, long tags) {
        OrderedTags list = new OrderedTags(tables, repository, null, order);
        List<TagSection> written = new ArrayList<>();
        TagPlace begin = from;
        long left = tags;
        for (; left >= 2 * size(); left -= size()) {
            written.add(section(order, begin, size()));
            begin = list.skip(begin, size());
        }
        if (left > 0 || begin.equals(list.beginning())) {
            written.add(section(order, begin, left));
        }
        written.forEach(tables.sections()::save);
    }

    private TagSection section(TagOrder order, TagPlace begin, long tags) {
        return new TagSection(changes.id(), repository, order, begin, tags);
    }
}

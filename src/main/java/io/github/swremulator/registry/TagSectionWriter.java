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

    /** A tag came to a place, or went from it. */
    record Step(TagPlace place, int tags) {

        static Step come(Tag tag) {
            return new Step(tag.place(), 1);
        }

        static Step gone(Tag tag) {
            return new Step(tag.place(), -1);
        }
    }

    /** After tags came and went; many of these cost more than to write anew. */
    void change(List<Step> steps, long before, long after) {
        if (Math.max(before, after) <= TagSection.SIZE) {
            return;
        }
        List<Begun> sections = tables.sections().list(repository);
        if (sections.isEmpty() || after <= TagSection.SIZE || steps.size() > TagSection.SIZE) {
            replace(sections, after);
        } else {
            Map<Begun, Long> changed = new LinkedHashMap<>();
            sections.stream()
                    .collect(groupingBy(Begun::listOrder))
                    .forEach((order, ofOrder) -> count(steps, TagOrdering.of(order), ofOrder, changed));
            replace(changed);
        }
    }

    /** All of them. */
    void write(long tags) {
        replace(List.of(), tags);
    }

    private void replace(List<Begun> sections, long tags) {
        remove(sections);
        if (tags > TagSection.SIZE) {
            TagOrdering.sectioned()
                    .forEach(order -> write(order, TagOrdering.of(order).beginning(), tags));
        }
    }

    private static void count(List<Step> steps, TagOrdering order, List<Begun> sections, Map<Begun, Long> changed) {
        List<Begun> sorted = order.sorted(sections);
        for (Step step : steps) {
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
        for (; left >= 2 * TagSection.SIZE; left -= TagSection.SIZE) {
            written.add(section(order, begin, TagSection.SIZE));
            begin = list.skip(begin, TagSection.SIZE);
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

package io.github.swremulator.registry;

import java.util.ArrayList;
import java.util.List;

/** The places that tags came to and went from, in memory that does not grow with them: where they are many, only their number. */
final class TagSteps {

    /** A tag came to a place, or went from it. */
    record Step(TagPlace place, int tags) {}

    private final List<Step> first = new ArrayList<>();
    private final SectionSize many;
    private long tags;

    TagSteps(SectionSize many) {
        this.many = many;
    }

    TagSteps come(Tag tag) {
        return add(new Step(tag.place(), 1));
    }

    TagSteps gone(Tag tag) {
        return add(new Step(tag.place(), -1));
    }

    private TagSteps add(Step step) {
        tags += step.tags();
        if (!areMany()) {
            first.add(step);
        }
        return this;
    }

    boolean areMany() {
        return first.size() > many.tags();
    }

    /** All of them, unless they are many. */
    List<Step> all() {
        return first;
    }

    /** How many more there are now; less than 0 where there are fewer. */
    long tags() {
        return tags;
    }
}

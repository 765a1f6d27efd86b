package io.github.swremulator.registry;

import java.util.List;

/** Is told the tags of a list in their order. */
public interface TagVisitor {

    /**
     * So many tags follow.
     *
     * @param offset how many matching tags stand before these
     * @param total how many tags match, in this and every other part
     */
    void list(long offset, long tags, long total);

    /** These are next. */
    void tags(List<TagView> next);
}

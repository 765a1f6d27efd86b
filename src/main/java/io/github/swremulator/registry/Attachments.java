package io.github.swremulator.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an organization or an image repository has in tables of their own, such as permissions: a list of each type.
 *
 * @param lists by the type of their values; none is empty
 */
public record Attachments(Map<Class<?>, List<?>> lists) {

    public static final Attachments NONE = new Attachments(Map.of());

    /** The values of a type, perhaps none. */
    public <T> List<T> of(Class<T> type) {
        return lists.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** A copy with another list of this type. */
    public <T> Attachments with(Class<T> type, List<T> list) {
        Map<Class<?>, List<?>> changed = new HashMap<>(lists);
        changed.remove(type);
        if (!list.isEmpty()) {
            changed.put(type, List.copyOf(list));
        }
        return new Attachments(Map.copyOf(changed));
    }
}

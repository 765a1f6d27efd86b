package io.github.swremulator.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps every thousandth place of lists of tags, so that a page far from the beginning costs what the first one does. The
 * places of a list are found as far as somebody asked, by reading its index once.
 */
@Component
class KeptPlaces {

    private final PlaceSettings settings;
    private final Cache<ListKey, List<TagPlace>> places;

    /** A list of tags that does not change. */
    record ListKey(long content, long revision, TagOrder order) {}

    KeptPlaces(PlaceSettings settings) {
        this.settings = settings;
        this.places = Caffeine.newBuilder()
                .maximumWeight(settings.max())
                .weigher((ListKey key, List<TagPlace> found) -> found.size())
                .build();
    }

    int stride() {
        return settings.stride();
    }

    /**
     * The place at the end of the nth stride of a list.
     *
     * @param next finds the place a stride after another one, or after the beginning where that is null; nothing where the list
     *     has changed and is shorter
     */
    Optional<TagPlace> find(ListKey list, int strides, Function<@Nullable TagPlace, Optional<TagPlace>> next) {
        List<TagPlace> known = places.asMap().getOrDefault(list, List.of());
        if (known.size() < strides) {
            List<TagPlace> found = new ArrayList<>(known);
            while (found.size() < strides) {
                Optional<TagPlace> place = next.apply(found.isEmpty() ? null : found.get(found.size() - 1));
                if (place.isEmpty()) {
                    return Optional.empty();
                }
                found.add(place.get());
            }
            known = List.copyOf(found);
            places.put(list, known);
        }
        return Optional.of(known.get(strides - 1));
    }
}

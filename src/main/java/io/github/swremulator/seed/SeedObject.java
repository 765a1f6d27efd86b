package io.github.swremulator.seed;

import io.github.swremulator.document.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The object at whose beginning the tokens stand, read member by member. */
final class SeedObject {

    private final SeedTokens tokens;
    private final Place begin;
    private final Map<String, Place> names = new HashMap<>();

    SeedObject(SeedTokens tokens) {
        this.tokens = tokens;
        this.begin = tokens.place();
    }

    /** Moves to the next member's value and answers its name, or null where there is none. */
    @Nullable
    String next() {
        JsonToken token = tokens.next();
        if (token != JsonToken.PROPERTY_NAME) {
            return null;
        }
        String name = tokens.name();
        Place place = tokens.place();
        Place before = names.putIfAbsent(name, place);
        if (before != null) {
            throw place.broken("key \"" + name + "\" is there twice, before at " + before);
        }
        tokens.next();
        return name;
    }

    Place begin() {
        return begin;
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    /** Where a member's name stands, or the object where there is no such member. */
    Place place(String name) {
        return names.getOrDefault(name, begin);
    }

    BrokenSeedException unknown(String name, List<String> known) {
        return unknown(name, known, "");
    }

    /** @param hint stands at the end where no known key is near */
    BrokenSeedException unknown(String name, List<String> known, String hint) {
        String near = Spelling.didYouMean(name, known);
        return place(name)
                .broken("unknown key \"" + name + "\"" + (near.isEmpty() ? ", expected one of " + known + hint : near));
    }
}

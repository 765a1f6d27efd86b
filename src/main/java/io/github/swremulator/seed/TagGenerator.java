package io.github.swremulator.seed;

import io.github.swremulator.registry.TagName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes many tags of one statement, each as late after the one before as the next.
 *
 * @param place where it stands
 * @param name of a tag, with {@link #NUMBER} for its number
 * @param every from one tag to the next; an hour where it is null
 * @param until the time of the last; where it is null, the first follows on the tag before the generator
 */
record TagGenerator(
        Place place,
        String name,
        long count,
        @Nullable Duration every,
        @Nullable Instant until) {

    static final String NUMBER = "{n}";

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static String name(String template, long n) {
        return template.replace(NUMBER, Long.toString(n));
    }

    /** Adds the tags one by one, and holds none of them. */
    void generate(StatedTag stated, SeedRepository repository) {
        Duration step = every != null ? every : Duration.ofHours(1);
        Instant time = first(step, repository);
        for (long n = 1; n <= count; n++) {
            repository.add(place, stated.named(new TagName(name(name, n))).createdAt(time));
            time = time.plus(step);
        }
    }

    private Instant first(Duration step, SeedRepository repository) {
        try {
            Duration all = step.multipliedBy(count - 1);
            Instant first = until != null ? until.minus(all) : repository.nextTime();
            if (!first.isBefore(EARLIEST) && !first.plus(all).isAfter(LATEST)) {
                return first;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // As far out of the calendar as one can be.
            throw outOfCalendar();
        }
        throw outOfCalendar();
    }

    private BrokenSeedException outOfCalendar() {
        return place.broken("expected times from the year 0 to 9999, and " + count + " tags so far apart reach beyond");
    }
}

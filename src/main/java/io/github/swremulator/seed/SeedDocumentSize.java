package io.github.swremulator.seed;

import tools.jackson.core.JsonToken;

/** Adds up what a {@link SeedDocument} is going to make, before any of it is made: a few bytes can ask for millions of tags. */
final class SeedDocumentSize {

    private final SeedTokens tokens;
    private final SeedReading reading;
    private long tags;
    private long imageRepositories;

    private SeedDocumentSize(SeedTokens tokens, SeedReading reading) {
        this.tokens = tokens;
        this.reading = reading;
    }

    /** @throws SeedLimitException at the place where it is too much */
    static void check(SeedDocument document, SeedReading reading) {
        try {
            SeedTokens.read(
                    document.name(),
                    document.format(),
                    document.content()::getInputStream,
                    tokens -> new SeedDocumentSize(tokens, reading).read());
        } catch (SeedLimitException e) {
            throw e;
        } catch (BrokenSeedException e) {
            // Its reader comes to this place, too, or to one before it that is broken in another way.
        }
    }

    private void read() {
        if (tokens.next() != JsonToken.START_OBJECT) {
            return;
        }
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            boolean isImageRepository = tokens.name().indexOf('/') >= 0;
            Place place = tokens.place();
            tokens.next();
            if (isImageRepository) {
                addImageRepository(place);
            } else {
                tokens.skip();
            }
        }
    }

    private void addImageRepository(Place place) {
        reading.expectImageRepositories(place, ++imageRepositories);
        if (tokens.current() != JsonToken.START_OBJECT) {
            addTags();
            return;
        }
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            boolean isTags = tokens.name().equals("tags");
            tokens.next();
            if (isTags) {
                addTags();
            } else {
                tokens.skip();
            }
        }
    }

    private void addTags() {
        if (tokens.current() != JsonToken.START_ARRAY) {
            tokens.skip();
            return;
        }
        while (tokens.next() != JsonToken.END_ARRAY && tokens.current() != JsonToken.NOT_AVAILABLE) {
            if (tokens.current() == JsonToken.START_OBJECT) {
                addObject();
            } else {
                add(tokens.place(), 1);
                tokens.skip();
            }
        }
    }

    private void addObject() {
        Place place = tokens.place();
        long count = 1;
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            boolean isCount = tokens.name().equals("count");
            Place key = tokens.place();
            tokens.next();
            if (isCount) {
                place = key;
                count = tokens.value().number(1, Long.MAX_VALUE);
            } else {
                tokens.skip();
            }
        }
        add(place, count);
    }

    private void add(Place place, long count) {
        tags = count > Long.MAX_VALUE - tags ? Long.MAX_VALUE : tags + count;
        reading.expect(place, tags);
    }
}

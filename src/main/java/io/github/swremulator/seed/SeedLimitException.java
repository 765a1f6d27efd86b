package io.github.swremulator.seed;

/** A seed holds more than it may. */
class SeedLimitException extends BrokenSeedException {

    SeedLimitException(Place place, long limit, String what, String setting) {
        super(place.toString(), "expected at most " + limit + " " + what + " in a seed; " + setting + " is the limit");
    }
}

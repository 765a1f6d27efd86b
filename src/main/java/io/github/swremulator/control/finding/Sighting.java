package io.github.swremulator.control.finding;

/**
 * A misuse that a request shows.
 *
 * @param message what it is and what to do instead; the same for all requests that do the same
 */
record Sighting(Misuse misuse, String message) {}

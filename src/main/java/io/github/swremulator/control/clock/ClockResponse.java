package io.github.swremulator.control.clock;

import java.time.Instant;

/** What the clock says: {@code {"now":"2026-01-01T00:00:00Z","frozen":true}}. */
record ClockResponse(Instant now, boolean frozen) {}

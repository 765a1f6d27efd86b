/** The clock, {@code /_emulator/clock}: the system's, or as a test sets it. */
@NullMarked
package io.github.swremulator.control.clock;

import org.jspecify.annotations.NullMarked;

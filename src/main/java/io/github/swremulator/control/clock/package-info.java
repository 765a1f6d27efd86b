/** The emulator's clock, {@code /_emulator/clock}: the system's, or one that a test sets. */
@NullMarked
package io.github.swremulator.control.clock;

import org.jspecify.annotations.NullMarked;

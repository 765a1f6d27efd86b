/** The control API, {@code /_emulator}, by which a test controls the emulator. */
@NullMarked
package io.github.swremulator.control;

import org.jspecify.annotations.NullMarked;

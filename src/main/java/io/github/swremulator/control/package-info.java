/** The control API, {@code /_emulator}, by which tests control the emulator. */
@NullMarked
package io.github.swremulator.control;

import org.jspecify.annotations.NullMarked;

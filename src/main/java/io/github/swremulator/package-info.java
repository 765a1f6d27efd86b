/** Starts the emulator; everything else lives in the rooms below. */
@NullMarked
package io.github.swremulator;

import org.jspecify.annotations.NullMarked;
